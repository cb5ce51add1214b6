package org.mithaq.node.notify;

import java.time.Instant;
import java.util.Set;

/**
 * That an account wants to be told.
 *
 * @param id names it, to be listed and removed; opens nothing
 * @param party id of the party that the account acted for
 * @param account whose it is: it is told what the account may read at the moment of sending
 * @param language {@code ar}, {@code fr} or {@code en}
 */
record Subscription(
    String id,
    String party,
    String account,
    Channel channel,
    Set<Tiding> kinds,
    String language,
    Instant created) {

  Subscription {
    kinds = Set.copyOf(kinds);
    if (kinds.isEmpty() || !Texts.LANGUAGES.contains(language)) {
      throw new IllegalArgumentException("a subscription has kinds and a language");
    }
  }

  Subscription through(Channel other) {
    return new Subscription(id, party, account, other, kinds, language, created);
  }
}
