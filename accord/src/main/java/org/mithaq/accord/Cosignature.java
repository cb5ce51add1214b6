package org.mithaq.accord;

import java.time.Instant;
import java.util.List;

/**
 * A party puts its name under a statement, or takes it back. It is signed: the signature is over
 * this object, which names the statement's bytes, so that it binds every language.
 */
public record Cosignature(String id, Instant created, Terms terms) implements Matter {

  /**
   * What it says.
   *
   * @param digest SHA-256 of the statement's bytes, hexadecimal
   * @param reservations to clauses
   */
  public record Terms(
      String statement,
      String digest,
      String party,
      CosignatureAct act,
      List<Position.Reservation> reservations,
      List<Passage> explanation) {
    public Terms {
      reservations = List.copyOf(reservations);
      explanation = List.copyOf(explanation);
    }
  }

  @Override
  public List<String> needs() {
    return List.of(terms.statement, terms.party);
  }
}
