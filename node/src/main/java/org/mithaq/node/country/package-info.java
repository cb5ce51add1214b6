/**
 * Countries by ISO 3166-1, their names in the languages of the site as CLDR has them, and the form
 * of a text in which search compares it. ICU is loaded when a name or an unusual code is first
 * asked for, so that a node's start does not wait for it.
 */
@NullMarked
package org.mithaq.node.country;

import org.jspecify.annotations.NullMarked;
