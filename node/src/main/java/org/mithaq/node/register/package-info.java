/**
 * The register for people and their programs: {@code /register/…} as JSON and CSV. Answers are
 * worked out from the register in memory and from acts read again; every answer says both of its
 * days and the checkpoint that proves it. What the reader may not read is in no row and no count.
 */
@NullMarked
package org.mithaq.node.register;

import org.jspecify.annotations.NullMarked;
