package org.mithaq.accord;

/**
 * What someone said or wrote.
 *
 * @param lang RFC 5646; may be empty
 */
public record Passage(String lang, String text) {}
