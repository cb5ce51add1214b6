package org.mithaq.node.vault;

import java.util.Optional;
import java.util.UUID;

/**
 * What an act says of itself to whoever may read it; in the vault and in receipts as RFC 8785 JSON.
 *
 * @param collection where it was shared or removed
 * @param type the object's STIX type
 * @param id the object's STIX id
 * @param version {@code modified}, else {@code created}, as the object has it; empty for an object
 *     without either
 * @param party STIX id of the submitting party
 * @param exercise whether it is invented for training
 * @param target sequence number of the act that a removal or erasure is about
 */
public record ShownHeader(
    ActKind kind,
    Optional<UUID> collection,
    String type,
    String id,
    Optional<String> version,
    String party,
    boolean exercise,
    Optional<Long> target) {}
