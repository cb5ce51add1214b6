/**
 * The outlet that tells a caller his own rights: who would be able to read what he is about to
 * share. It asks admission, which stores nothing for it, and the accounts of the moment.
 */
@NullMarked
package org.mithaq.node.rights;

import org.jspecify.annotations.NullMarked;
