package org.mithaq.accord;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A party's dated stance on an accord.
 *
 * @param action only under a treaty
 * @param explanation of position, under a political accord
 * @param declarations under a treaty
 */
public record Position(
    String id,
    String accord,
    String party,
    Stance stance,
    Optional<TreatyAction> action,
    Dated dated,
    Basis basis,
    Optional<Announcement> announcedBy,
    List<Passage> explanation,
    List<Passage> declarations,
    List<Reservation> reservations,
    List<TreatyObjection> objections,
    List<Attachment> attachments,
    Optional<Mandate> mandate,
    Claim claim,
    List<Source> sources)
    implements RegisterObject {

  /**
   * Who announced it.
   *
   * @param office a term of office-ov or another
   */
  public record Announcement(
      String name, String office, Optional<String> title, Optional<String> place) {}

  /** A reservation to one clause of a treaty. */
  public record Reservation(String clause, Passage passage) {}

  /** An objection to another state's reservation. */
  public record TreatyObjection(String position, Optional<String> clause, Passage passage) {}

  /** A document handed in with the act; {@code sha256} in hexadecimal. */
  public record Attachment(String name, Optional<String> url, String sha256) {}

  /** How it was checked that who acts may act for the party. */
  public record Mandate(
      MandateKind kind,
      Optional<String> officer,
      Optional<String> domain,
      Optional<String> method,
      Optional<LocalDate> checked) {}

  public Position {
    explanation = List.copyOf(explanation);
    declarations = List.copyOf(declarations);
    reservations = List.copyOf(reservations);
    objections = List.copyOf(objections);
    attachments = List.copyOf(attachments);
    sources = List.copyOf(sources);
  }
}
