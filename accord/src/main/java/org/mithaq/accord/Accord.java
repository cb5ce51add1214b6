package org.mithaq.accord;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text that parties support or are bound by.
 *
 * @param slug short name in addresses
 * @param opened the day from which on positions are possible
 * @param depositary id of the party that keeps its register
 * @param reservations whether a treaty allows any
 * @param entersIntoForceAfter how many parties a treaty must bind before it enters into force
 */
public record Accord(
    String id,
    String name,
    String slug,
    AccordNature nature,
    LocalDate opened,
    String depositary,
    List<Text> texts,
    boolean reservations,
    OptionalInt entersIntoForceAfter)
    implements RegisterObject {

  /**
   * The accord in one language.
   *
   * @param lang RFC 5646
   * @param authentic whether it counts as much as the other authentic ones
   */
  public record Text(
      String lang,
      boolean authentic,
      String title,
      Optional<String> url,
      List<Principle> principles) {

    public Text {
      principles = List.copyOf(principles);
    }
  }

  /** A numbered principle, clause or article. */
  public record Principle(String number, String title, Optional<String> text) {}

  public Accord {
    texts = List.copyOf(texts);
  }

  /** The numbers that reservations and undertakings can name. */
  public Set<String> clauses() {
    return texts.stream()
        .flatMap(text -> text.principles().stream())
        .map(Principle::number)
        .collect(Collectors.toUnmodifiableSet());
  }
}
