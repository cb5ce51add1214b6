package org.mithaq.cli.register;

import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Dated;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Source;
import org.mithaq.accord.draft.PartyDraft.AsFound;

/**
 * A row of a register, understood.
 *
 * @param country ISO 3166-1 alpha-2
 * @param source the row's own words
 * @param undated whether the row gives no day, whatever bound there is from elsewhere
 * @param links the party's addresses
 */
record Supporter(
    long line,
    String name,
    PartyCategory category,
    Optional<String> country,
    AsFound source,
    Dated dated,
    boolean undated,
    List<Source> links) {

  Optional<String> stateCode() {
    return category == PartyCategory.STATE ? country : Optional.empty();
  }
}
