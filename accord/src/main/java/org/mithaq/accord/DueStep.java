package org.mithaq.accord;

import java.util.Optional;

/**
 * What a clock has to do: remind or escalate, in the name of the party that asks.
 *
 * @param request the act of the request
 * @param party id of the party that was asked
 * @param at when it is due, microseconds since the epoch
 */
public record DueStep(
    Filed<AssistanceRequest> request,
    String party,
    ReplyKind kind,
    Optional<EscalationCause> cause,
    long at) {}
