package org.mithaq.accord;

import java.util.Locale;

/**
 * Why something is refused, apart from the case at hand: what programs go by, and what sentences in
 * other languages than English are found by.
 */
public interface Reason {

  /** Small ASCII letters and hyphens, such as {@code case-over}; one for each reason, for good. */
  String word();

  /** An English sentence that begins small and has no full stop; {@code %s} for each argument. */
  String template();

  /** The word of a constant, behind the matter that it belongs to; an empty one for any matter. */
  static String word(String matter, Enum<?> constant) {
    String own = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return matter.isEmpty() ? own : matter + "-" + own;
  }
}
