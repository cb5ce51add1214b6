package org.mithaq.accord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text that several parties sign: the same clauses in each language, which bind alike.
 *
 * @param digest SHA-256 of the object's bytes, hexadecimal
 */
public record JointStatement(String id, Instant created, String digest, Terms terms)
    implements Matter {

  /** A clause in one language. */
  public record Clause(String number, String text) {

    /** SHA-256 of the text in UTF-8, hexadecimal. */
    public String digest() {
      return java.util.HexFormat.of()
          .formatHex(Digest.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  /** All of it in one language, RFC 5646. */
  public record Text(String lang, String title, List<Clause> clauses) {
    public Text {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * What it says.
   *
   * @param invited ids of the parties that may sign; a circle's members may too
   * @param threshold how many signatures publish it; none: those of all who were invited
   * @param closes when the time to sign is over; who signs later joins late
   * @param opens whether everyone may read it, and who signed it, once it is published
   */
  public record Terms(
      String name,
      List<Text> texts,
      List<String> invited,
      Optional<String> circle,
      OptionalInt threshold,
      Optional<Instant> closes,
      boolean opens) {
    public Terms {
      texts = List.copyOf(texts);
      invited = List.copyOf(invited);
    }

    /** The numbers of its clauses. */
    public Set<String> clauses() {
      return texts.stream()
          .flatMap(text -> text.clauses().stream())
          .map(Clause::number)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  @Override
  public List<String> needs() {
    List<String> needs = new ArrayList<>(terms.invited);
    terms.circle.ifPresent(needs::add);
    return needs;
  }
}
