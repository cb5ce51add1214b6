/**
 * Views derived from the vault: for each collection a page file (what TAXII pages are cut from) and
 * one full-text index. Deleted and rebuilt at will; never the truth.
 */
@NullMarked
package org.mithaq.node.index;

import org.jspecify.annotations.NullMarked;
