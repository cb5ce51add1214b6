/**
 * E-mail that the node writes: plain text to one address at a time, over a server that the operator
 * names. What is said in it is for others.
 */
@NullMarked
package org.mithaq.node.mail;

import org.jspecify.annotations.NullMarked;
