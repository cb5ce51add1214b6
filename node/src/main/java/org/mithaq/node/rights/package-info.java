/**
 * The outlet for a caller's own rights: who would be able to read what he is about to share, and
 * the tokens that his account has issued. It asks admission, which stores nothing for it, and the
 * accounts of the moment.
 */
@NullMarked
package org.mithaq.node.rights;

import org.jspecify.annotations.NullMarked;
