package org.mithaq.stix;

import java.util.List;

/** Validates the pattern of an indicator whose {@code pattern_type} is {@code stix}. */
@FunctionalInterface
public interface PatternCheck {

  /** Accepts every pattern and finds no constants. */
  PatternCheck NONE = _ -> Result.EMPTY;

  /**
   * Reads one pattern; never throws, however broken the pattern is.
   *
   * @param pattern the decoded text of the property {@code pattern}
   */
  Result check(String pattern);

  /**
   * What a pattern holds.
   *
   * @param violations sentences on what STIX 2.1 section 9 forbids in it; empty if it is valid
   * @param warnings sentences on what is allowed but doubtful
   * @param constants the constants of its comparison expressions, as text, for look-up
   */
  record Result(List<String> violations, List<String> warnings, List<String> constants) {
    static final Result EMPTY = new Result(List.of(), List.of(), List.of());

    public Result {
      violations = List.copyOf(violations);
      warnings = List.copyOf(warnings);
      constants = List.copyOf(constants);
    }
  }
}
