package org.mithaq.cli.register;

import java.time.Instant;
import java.util.Optional;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.node.country.Countries;
import org.mithaq.node.country.SearchFold;

/** What import and sample say alike, so that both mean the same objects. */
final class Facts {
  /**
   * When recorded history was written down. It is the same for all, so that the same fact is the
   * same bytes wherever and whenever it is entered; the ledger knows when that was.
   */
  static final Instant WRITTEN = Instant.parse("2025-12-25T00:00:00Z");

  private Facts() {}

  static String stateKey(String alpha2) {
    return "state:" + alpha2;
  }

  /** The natural key of a party that is no state, from its name on an accord's register. */
  static String partyKey(String accord, String name) {
    return "party:" + accord + ":" + SearchFold.words(name);
  }

  /** A state's identity, from its code and CLDR alone. */
  static PartyDraft state(String alpha2, Countries countries) {
    return new PartyDraft(
        Head.of(stateKey(alpha2), WRITTEN).in("en"),
        countries.name(alpha2, "en").orElse(alpha2),
        PartyCategory.STATE,
        Optional.of(alpha2),
        Optional.empty(),
        PartyDraft.AsFound.NOWHERE);
  }
}
