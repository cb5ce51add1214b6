package org.mithaq.accord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a contact was reached when someone tried: for its party and the directory's manager. */
public record ContactCheck(String id, Instant created, Terms terms) implements Matter {

  /** What it says; {@code seconds} until it answered. */
  public record Terms(
      String contact, boolean reached, OptionalInt seconds, Optional<String> note) {}

  @Override
  public List<String> needs() {
    return List.of(terms.contact);
  }
}
