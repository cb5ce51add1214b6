package org.mithaq.accord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * A statement and who signed it, as far as one reader sees. Times are those of the acts,
 * microseconds since the epoch.
 *
 * @param invited ids of the parties that may sign
 * @param signed by party the last word of each
 * @param published when so many had signed as were needed; it stays so when some withdraw
 */
public record StatementCourse(
    Filed<JointStatement> statement,
    List<String> invited,
    SequencedMap<String, Signed> signed,
    OptionalLong published) {

  /**
   * One party's name.
   *
   * @param first when the party first signed
   * @param late whether that was after the period, or after publication
   * @param last its last word, which may take the name back
   */
  public record Signed(long first, boolean late, Filed<Cosignature> last) {
    public boolean stands() {
      return last.object().terms().act() == CosignatureAct.SIGNS;
    }
  }

  static StatementCourse of(
      Filed<JointStatement> statement, List<String> invited, List<Filed<Cosignature>> words) {
    JointStatement.Terms terms = statement.object().terms();
    SequencedMap<String, Signed> signed = new LinkedHashMap<>();
    OptionalLong published = OptionalLong.empty();
    int needed = terms.threshold().orElse(invited.size());
    long closes =
        terms
            .closes()
            .map(time -> Math.multiplyExact(time.toEpochMilli(), 1000L))
            .orElse(Long.MAX_VALUE);
    for (Filed<Cosignature> filed : words) {
      // Of another text under the same id: whoever knows the id could propose one.
      if (!filed.object().terms().digest().equals(statement.object().digest())) {
        continue;
      }
      String party = filed.object().terms().party();
      long at = filed.entry().micros();
      boolean late = at > closes || published.isPresent();
      Optional<Signed> before = Optional.ofNullable(signed.get(party));
      signed.put(
          party,
          new Signed(
              before.map(Signed::first).orElse(at), before.map(Signed::late).orElse(late), filed));
      if (published.isEmpty()
          && signed.values().stream().filter(Signed::stands).count() >= needed) {
        published = OptionalLong.of(at);
      }
    }
    return new StatementCourse(
        statement,
        List.copyOf(invited),
        java.util.Collections.unmodifiableSequencedMap(signed),
        published);
  }

  /** How many names stand under it. */
  public int standing() {
    return (int) signed.values().stream().filter(Signed::stands).count();
  }

  /** The last word of a party. */
  public Optional<Signed> of(String party) {
    return Optional.ofNullable(signed.get(party));
  }

  /** How it stands. */
  public enum Phase implements Word {
    OPEN("open"),
    PUBLISHED("published"),
    /** The period is over, and too few had signed. */
    LAPSED("lapsed");

    private final String word;

    Phase(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** How it stands at a time, microseconds since the epoch. */
  public Phase phase(long at) {
    if (published.isPresent()) {
      return Phase.PUBLISHED;
    }
    boolean over =
        statement
            .object()
            .terms()
            .closes()
            .filter(time -> time.toEpochMilli() * 1000 < at)
            .isPresent();
    return over ? Phase.LAPSED : Phase.OPEN;
  }
}
