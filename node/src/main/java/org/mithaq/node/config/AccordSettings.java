package org.mithaq.node.config;

/**
 * The accord that the node runs under.
 *
 * @param slug as in addresses, {@code paris-call}
 */
public record AccordSettings(String slug, String title) {}
