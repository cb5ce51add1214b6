/**
 * A running node: opens the data directory, wires the path (admit, vault, log, index) to its
 * outlets (TAXII, the public log, health), and stops it all in order. The only place that knows all
 * parts.
 */
@NullMarked
package org.mithaq.node;

import org.jspecify.annotations.NullMarked;
