package org.mithaq.accord;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a question needs of a statement but its days, in fifteen bits: how the party stands, by
 * which action, on what basis, how well the day is known, and how the statement stands to others.
 */
final class Gist {

  static final int CLAIM = 1 << 10;
  static final int EXERCISE = 1 << 11;
  static final int CORRECTS = 1 << 12;
  static final int CORRECTED = 1 << 13;

  /** The statement binds a state to a treaty. */
  static final int BINDS = 1 << 14;

  /** It depends on other acts whether the statement counts. */
  static final int DOUBTFUL = CORRECTS | CORRECTED;

  /** How many words there are, a word being a gist without its flags. */
  static final int WORDS = CLAIM;

  private static final int STATE = 0b111;
  private static final int TWO_BITS = 0b11;
  private static final int BASIS_AT = 3;
  private static final int QUALITY_AT = 5;
  private static final int ACTION_AT = 7;

  private static final List<Basis> BASES = List.of(Basis.values());
  private static final List<DateQuality> QUALITIES = List.of(DateQuality.values());
  private static final List<TreatyAction> ACTIONS = List.of(TreatyAction.values());

  /** Each action and none. */
  static final List<Optional<TreatyAction>> ANY_ACTION =
      Stream.concat(Stream.of(Optional.<TreatyAction>empty()), ACTIONS.stream().map(Optional::of))
          .toList();

  private Gist() {}

  /**
   * Without flags but {@link #BINDS}.
   *
   * @param state 0 to 7
   */
  static int of(int state, Basis basis, DateQuality quality, Optional<TreatyAction> action) {
    return state
        | BASES.indexOf(basis) << BASIS_AT
        | QUALITIES.indexOf(quality) << QUALITY_AT
        | action.map(each -> ACTIONS.indexOf(each) + 1).orElse(0) << ACTION_AT
        | (action.filter(TreatyAction::binds).isPresent() ? BINDS : 0);
  }

  static int state(int gist) {
    return gist & STATE;
  }

  static Basis basis(int gist) {
    return BASES.get(gist >> BASIS_AT & TWO_BITS);
  }

  static DateQuality quality(int gist) {
    return QUALITIES.get(gist >> QUALITY_AT & TWO_BITS);
  }

  static Optional<TreatyAction> action(int gist) {
    int action = gist >> ACTION_AT & 0b111;
    return action == 0 ? Optional.empty() : Optional.of(ACTIONS.get(action - 1));
  }

  static int word(int gist) {
    return gist & WORDS - 1;
  }

  /**
   * Of statements that say the same the one with the least rank stands: what binds goes before a
   * mere signature, then better evidence before worse.
   */
  static int rank(int gist) {
    return ((gist & BINDS) == 0 ? TWO_BITS + 1 : 0) + (gist >> BASIS_AT & TWO_BITS);
  }
}
