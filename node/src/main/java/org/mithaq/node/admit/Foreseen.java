package org.mithaq.node.admit;

import java.util.Optional;
import org.mithaq.accord.Grounds;
import org.mithaq.node.access.Audience;

/**
 * What would become of one object.
 *
 * @param id as sent; empty where the object has no usable one
 */
public record Foreseen(Optional<String> id, Fate fate) {

  /** One of two things. */
  public sealed interface Fate {}

  /** It would be admitted for this audience. */
  public record For(Audience audience) implements Fate {}

  /**
   * It would be refused; the sentence says why.
   *
   * @param grounds where the refusal has a reason of its own
   */
  public record Refused(String message, Optional<Grounds> grounds) implements Fate {}
}
