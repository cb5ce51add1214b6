/**
 * The outlet for people: the same pages in Arabic, French and English, made of templates that the
 * build compiles, of texts by language and of what the queries of other outlets answer to the
 * reader. No page asks another host or needs a script to be read; nothing here reads the ledger.
 */
@NullMarked
package org.mithaq.node.site;

import org.jspecify.annotations.NullMarked;
