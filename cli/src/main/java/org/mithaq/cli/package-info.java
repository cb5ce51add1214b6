/**
 * The {@code mithaq} command: one class a command, their common options, exit codes and output. The
 * commands read arguments and print results; the work is done by the packages below this one and by
 * the node.
 */
@NullMarked
package org.mithaq.cli;

import org.jspecify.annotations.NullMarked;
