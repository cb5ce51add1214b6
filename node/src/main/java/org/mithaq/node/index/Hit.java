package org.mithaq.node.index;

/**
 * An act that was found.
 *
 * @param sequence its number
 * @param place its record's, for {@link org.mithaq.node.vault.Records}
 */
public record Hit(long sequence, long place) {}
