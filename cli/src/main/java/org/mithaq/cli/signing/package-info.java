/**
 * What a delegate does with keys: draws them, keeps them in files, signs objects, registers and
 * revokes them in the party's identity, and joins an accord. A private key never leaves its file;
 * nothing here decides what a node takes.
 */
@NullMarked
package org.mithaq.cli.signing;

import org.jspecify.annotations.NullMarked;
