/**
 * The outlet for look-up: which acts mention an id, an observable, a name or words, many values at
 * a time. It asks the index, reads each act again from the vault and tells of none that the caller
 * may not read; it gives out no objects.
 */
@NullMarked
package org.mithaq.node.lookup;

import org.jspecify.annotations.NullMarked;
