package org.mithaq.node.site;

/**
 * A respondent's account that was asked for.
 *
 * @param name of the respondent
 * @param asked when, RFC 3339
 */
public record CaseAccountRow(String accountabilityCase, String name, String asked, boolean open) {}
