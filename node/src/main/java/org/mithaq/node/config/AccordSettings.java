package org.mithaq.node.config;

import java.util.Optional;

/**
 * The accord that the node runs under.
 *
 * @param slug as in addresses, {@code paris-call}
 * @param depositary slug of the party that keeps the register; without one nobody opens accords
 */
public record AccordSettings(String slug, String title, Optional<String> depositary) {}
