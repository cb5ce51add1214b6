/**
 * Finds out on a schedule whether points of contact can be reached, in the name of whoever keeps
 * their directory. Each result is an act for the contact's party and that keeper alone; what is
 * still open is state.
 */
@NullMarked
package org.mithaq.node.contact;

import org.jspecify.annotations.NullMarked;
