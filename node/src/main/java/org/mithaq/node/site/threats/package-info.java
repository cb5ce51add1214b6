/**
 * What the pages about threats show: shared objects that the caller may read, found, laid out and
 * compared. Every reading goes by the caller's visibility; nothing here writes, and no text of a
 * page stands here.
 */
@NullMarked
package org.mithaq.node.site.threats;

import org.jspecify.annotations.NullMarked;
