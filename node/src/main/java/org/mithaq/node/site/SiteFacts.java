package org.mithaq.node.site;

/**
 * What the pages say of this node, from its configuration.
 *
 * @param node its name
 * @param accord title of the accord that it runs under
 * @param origin name of its log
 * @param exercise whether those who have accounts are invented for training, which a banner says
 */
public record SiteFacts(String node, String accord, String origin, boolean exercise) {}
