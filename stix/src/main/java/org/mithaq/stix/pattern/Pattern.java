package org.mithaq.stix.pattern;

import java.util.List;
import java.util.stream.Stream;
import org.mithaq.stix.pattern.ComparisonExpression.Comparison;
import org.mithaq.stix.pattern.ComparisonExpression.Exists;
import org.mithaq.stix.pattern.ComparisonExpression.Member;
import org.mithaq.stix.pattern.ComparisonExpression.Test;

/**
 * A STIX pattern (STIX 2.1, section 9), read and found valid.
 *
 * @param expression the whole pattern
 * @param warnings what is allowed but probably not meant, in the order of the text
 */
public record Pattern(ObservationExpression expression, List<PatternWarning> warnings) {

  public Pattern {
    warnings = List.copyOf(warnings);
  }

  /** Reads a pattern under the {@linkplain PatternLimits#DEFAULT usual limits}. */
  public static Pattern parse(CharSequence text) throws PatternException {
    return parse(text, PatternLimits.DEFAULT);
  }

  /** Reads a pattern, in time proportional to its length. */
  public static Pattern parse(CharSequence text, PatternLimits limits) throws PatternException {
    if (text.length() > limits.length()) {
      throw new PatternException(
          limits.length(),
          "The pattern has "
              + text.length()
              + " characters; split it into indicators of at most "
              + limits.length()
              + ".");
    }
    return new Parser(text.toString(), limits).pattern();
  }

  /** All comparisons in the order of the text. */
  public Stream<Comparison> comparisons() {
    return comparisons(expression);
  }

  /** The constants of all comparisons, in the order of the text; members of a set one by one. */
  public Stream<PathConstant> constants() {
    return comparisons()
        .flatMap(comparison ->
            switch (comparison) {
              case Test(var path, var negated, var operator, var constant) ->
                  Stream.of(new PathConstant(path, negated, operator, constant));
              case Member(var path, var negated, var set) ->
                  set.stream().map(c -> new PathConstant(path, negated, Operator.EQUAL, c));
              case Exists _ -> Stream.empty();
            });
  }

  private static Stream<Comparison> comparisons(ObservationExpression expression) {
    return switch (expression) {
      case ObservationExpression.Observation(var comparison) -> comparisons(comparison);
      case ObservationExpression.All(var parts) -> parts.stream().flatMap(Pattern::comparisons);
      case ObservationExpression.Any(var parts) -> parts.stream().flatMap(Pattern::comparisons);
      case ObservationExpression.Sequence(var parts) ->
          parts.stream().flatMap(Pattern::comparisons);
      case ObservationExpression.Qualified(var inner, _) -> comparisons(inner);
    };
  }

  private static Stream<Comparison> comparisons(ComparisonExpression expression) {
    return switch (expression) {
      case Comparison comparison -> Stream.of(comparison);
      case ComparisonExpression.All(var parts) -> parts.stream().flatMap(Pattern::comparisons);
      case ComparisonExpression.Any(var parts) -> parts.stream().flatMap(Pattern::comparisons);
    };
  }
}
