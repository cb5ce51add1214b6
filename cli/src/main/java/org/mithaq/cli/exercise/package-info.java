/**
 * Exercises among the demo's invented parties: a call for help, a case, a statement that seven
 * sign. One is played through when a demo begins; another one can be played live. Nothing here is
 * known to the node, which takes it as it takes everything else.
 */
@NullMarked
package org.mithaq.cli.exercise;

import org.jspecify.annotations.NullMarked;
