/**
 * Whole-system benchmarks that anyone can run: {@code ./mithaq bench SCENARIO}. A node runs in a
 * process of its own and is spoken to over HTTP, as any client would; beside it, in the same run
 * and with the same load generator, runs what it is compared with. Results are JSON on standard
 * output, with the machine, the load and the spread; progress goes to standard error. Nothing here
 * decides whether a figure is good enough.
 */
@NullMarked
package org.mithaq.bench;

import org.jspecify.annotations.NullMarked;
