/**
 * Publish: makes the public log from the vault (tiles, then a signed checkpoint), again and again,
 * and in just the same way after a crash (DESIGN §2, §3). It knows leaves, not acts.
 */
@NullMarked
package org.mithaq.node.log;

import org.jspecify.annotations.NullMarked;
