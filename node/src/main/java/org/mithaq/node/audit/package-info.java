/**
 * Who did what with access: a private log of the same kind as the public one, which nobody can
 * rewrite unseen and of which each party can have its own part, with proofs.
 */
@NullMarked
package org.mithaq.node.audit;

import org.jspecify.annotations.NullMarked;
