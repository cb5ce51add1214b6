/**
 * The outlet for people: the front pages in Arabic, French and English. Static HTML made of one
 * template, a text for each language and facts about this node; it runs no scripts, asks no other
 * host and knows of no acts.
 */
@NullMarked
package org.mithaq.node.site;

import org.jspecify.annotations.NullMarked;
