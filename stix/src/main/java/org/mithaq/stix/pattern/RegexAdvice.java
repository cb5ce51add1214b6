package org.mithaq.stix.pattern;

import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Looks at the operand of {@code MATCHES}. The standard wants a PCRE; what PCRE takes cannot be
 * told with Java's dialect, so nothing is refused here: expressions that this node could not run as
 * they stand get a warning. Nothing is ever matched, so an expression cannot cost more than its
 * length.
 */
final class RegexAdvice {
  /** Compiling nests as deep as the expression does; these bounds keep that far from the stack. */
  private static final int LONGEST = 2000;

  private static final int MOST_OPEN = 100;

  private RegexAdvice() {}

  static Optional<String> on(String regex) {
    if (regex.length() > LONGEST || mostOpen(regex) > MOST_OPEN) {
      return Optional.of(
          "This regular expression is longer or deeper than is looked into; it was not checked.");
    }
    if (hasPosixClass(regex)) {
      return Optional.of(
          "Classes like [:alpha:] mean something else outside PCRE; write \\p{Alpha} or a range.");
    }
    try {
      java.util.regex.Pattern.compile(regex, java.util.regex.Pattern.DOTALL);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "This regular expression is not understood here ("
              + e.getDescription()
              + "); PCRE may accept it.");
    }
  }

  /** At least as many parentheses and brackets as are open at once. */
  private static int mostOpen(String regex) {
    int open = 0;
    int most = 0;
    for (int i = 0; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '\\' -> i++;
        case '(', '[' -> most = Math.max(most, ++open);
        case ')', ']' -> open = Math.max(0, open - 1);
        default -> {}
      }
    }
    return most;
  }

  private static boolean hasPosixClass(String regex) {
    int at = regex.indexOf("[:");
    return at >= 0 && regex.indexOf(":]", at + 2) >= 0;
  }
}
