/**
 * Delegates who are people: how they are invited, prove who they are with a password and a second
 * factor, and stay signed in for a while. What they may do is decided in {@code access}, from their
 * party and roles, at every request.
 */
@NullMarked
package org.mithaq.node.people;

import org.jspecify.annotations.NullMarked;
