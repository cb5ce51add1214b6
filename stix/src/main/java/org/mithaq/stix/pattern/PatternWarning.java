package org.mithaq.stix.pattern;

/**
 * Something about a valid pattern that its author should know.
 *
 * @param offset where in the pattern, in UTF-16 code units from 0
 * @param message one sentence
 */
public record PatternWarning(int offset, String message) {}
