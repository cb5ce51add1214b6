package org.mithaq.node.vault;

import java.util.Optional;

/**
 * An admitted act, before it is committed.
 *
 * @param source holds the object's bytes, exactly as they came; not changed by anyone afterwards
 * @param versionNanos the version as nanoseconds since the epoch; empty for an object without
 *     {@code modified} and {@code created}, whose version is its time of commit
 */
public record Draft(
    ShownHeader shown,
    SealedHeader sealed,
    byte[] source,
    int offset,
    int length,
    Optional<Long> versionNanos,
    Terms terms) {}
