package org.mithaq.node.judged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.stix.pattern.ComparisonExpression;
import org.mithaq.stix.pattern.Constant;
import org.mithaq.stix.pattern.ObjectPath;
import org.mithaq.stix.pattern.ObservationExpression;
import org.mithaq.stix.pattern.Operator;
import org.mithaq.stix.pattern.Pattern;
import org.mithaq.stix.pattern.PatternException;

/**
 * The observables of a pattern each of which alone matches it, so that a list of values can stand
 * for it. A pattern that wants several things together, or their absence, or an order, has none:
 * its parts blocked one by one would block what nobody meant.
 */
final class Alternatives {

  /** Most of one pattern; one with more has none here. */
  static final int MOST = 100;

  /** Networks of addresses are values too. */
  private static final Set<String> ADDRESSES = Set.of("ipv4-addr", "ipv6-addr");

  private Alternatives() {}

  /**
   * One observable.
   *
   * @param type the observable's type, or the path such as {@code file:hashes.'SHA-256'} where it
   *     is not its {@code value} that is compared
   */
  record Observable(String type, String value) {}

  /** Those of a pattern in STIX's own language; none where it can't be read. */
  static List<Observable> of(String pattern) {
    List<Observable> found = new ArrayList<>();
    try {
      return add(Pattern.parse(pattern).expression(), found) && found.size() <= MOST
          ? List.copyOf(found)
          : List.of();
    } catch (PatternException e) {
      return List.of();
    }
  }

  /** False where a part is no alternative. */
  private static boolean add(ObservationExpression expression, List<Observable> into) {
    return switch (expression) {
      case ObservationExpression.Observation(var comparison) -> add(comparison, into);
      case ObservationExpression.Any(var parts) -> parts.stream().allMatch(part -> add(part, into));
      case ObservationExpression.All _,
          ObservationExpression.Sequence _,
          ObservationExpression.Qualified _ ->
          false;
    };
  }

  private static boolean add(ComparisonExpression expression, List<Observable> into) {
    return switch (expression) {
      case ComparisonExpression.Test(var path, var negated, var operator, var constant) ->
          !negated
              && (operator == Operator.EQUAL
                  || (operator == Operator.ISSUBSET && ADDRESSES.contains(path.type())))
              && into.add(observable(path, constant));
      case ComparisonExpression.Member(var path, var negated, var set) -> {
        set.forEach(constant -> into.add(observable(path, constant)));
        yield !negated && !set.isEmpty();
      }
      case ComparisonExpression.Exists _, ComparisonExpression.All _ -> false;
      case ComparisonExpression.Any(var parts) -> parts.stream().allMatch(part -> add(part, into));
    };
  }

  private static Observable observable(ObjectPath path, Constant constant) {
    boolean value =
        path.steps().size() == 1
            && Optional.of(path.steps().getFirst())
                .filter(new ObjectPath.Key("value")::equals)
                .isPresent();
    return new Observable(value ? path.type() : path.toString(), constant.text());
  }
}
