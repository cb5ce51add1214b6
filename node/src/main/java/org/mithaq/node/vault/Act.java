package org.mithaq.node.vault;

import java.util.Optional;

/**
 * A committed act, as the steps after commit see it.
 *
 * @param sequence its number, counted from 0; its index in the log
 * @param micros its time, microseconds since the epoch; TAXII's {@code date_added}
 * @param place where its record lies in the vault, for {@link Records}
 * @param length of the object, bytes
 * @param versionNanos nanoseconds since the epoch; {@code micros × 1000} for an unversioned object
 * @param terms present right after commit; absent when the act is read back from the vault
 */
public record Act(
    long sequence,
    long micros,
    long place,
    int length,
    long versionNanos,
    ShownHeader shown,
    SealedHeader sealed,
    Optional<Terms> terms) {}
