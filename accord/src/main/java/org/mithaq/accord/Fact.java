package org.mithaq.accord;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One dated statement on how a party stands to an accord or a circle, as far as the clocks need it.
 * What else the object says is read from the ledger.
 *
 * @param id the UUID of the object's id
 * @param earliest the first day on which it can have been so, in days since the epoch
 * @param latest the day from which on it is certain, likewise
 * @param action by which a state did so, under a treaty alone
 * @param claim whether it is shown beside and settles nothing
 * @param corrects the UUID of the statement that it corrects
 */
public record Fact<S extends Word>(
    Entry entry,
    UUID id,
    S state,
    int earliest,
    int latest,
    DateQuality quality,
    Basis basis,
    Optional<TreatyAction> action,
    boolean claim,
    Optional<UUID> corrects) {

  private static final int UUID_LENGTH = 36;

  /** The UUID behind a STIX id's type, which may itself end with a hyphen. */
  static UUID uuid(String id) {
    return UUID.fromString(id.substring(id.length() - UUID_LENGTH));
  }

  /** The day that the statement names; none where nobody knows it. */
  public Optional<LocalDate> date() {
    return quality == DateQuality.UNKNOWN
        ? Optional.empty()
        : Optional.of(LocalDate.ofEpochDay(latest));
  }
}
