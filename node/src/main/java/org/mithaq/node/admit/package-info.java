/**
 * Admit: reads what was sent once, validates it, checks versions and ownership, works out the
 * audience, and hands the drafts to commit (DESIGN §2, §4). Nothing is stored here.
 */
@NullMarked
package org.mithaq.node.admit;

import org.jspecify.annotations.NullMarked;
