/**
 * STIX patterns (STIX 2.1, section 9): the text of an indicator's {@code pattern} is read into an
 * immutable tree of records, or refused with the offset of what is wrong. What the standard forbids
 * but other validators let through comes back as a warning.
 *
 * <p>It matches nothing and compiles no expression for later use: running a pattern over observed
 * data is another part's work.
 */
@NullMarked
package org.mithaq.stix.pattern;

import org.jspecify.annotations.NullMarked;
