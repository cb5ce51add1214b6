package org.mithaq.stix.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mithaq.stix.pattern.ComparisonExpression.Comparison;

/**
 * Collects warnings while a pattern is read; a pattern that earns very many gets the first ones.
 */
final class Advice {
  private static final int MOST = 50;

  private final List<PatternWarning> warnings = new ArrayList<>();

  List<PatternWarning> warnings() {
    return warnings;
  }

  void add(int offset, String message) {
    if (warnings.size() < MOST) {
      warnings.add(new PatternWarning(offset, message));
    }
  }

  void onTimestamp(int offset, Constant.Timestamp timestamp) {
    boolean leapSecond = timestamp.text().startsWith(":60", 16);
    if (!leapSecond && timestamp.instant().isEmpty()) {
      add(offset, "No calendar has the day of " + timestamp.text() + ".");
    }
  }

  void onOperand(int offset, Operator operator, Constant constant) {
    if (constant instanceof Constant.Text(String value)) {
      switch (operator) {
        case MATCHES -> RegexAdvice.on(value).ifPresent(message -> add(offset, message));
        case ISSUBSET, ISSUPERSET -> {
          if (!Networks.isNetwork(value)) {
            add(offset, operator + " compares networks; this is no IP address or CIDR block.");
          }
        }
        default -> {}
      }
    }
  }

  void onSet(int offset, List<Constant> set) {
    if (set.isEmpty()) {
      add(offset, "Nothing is IN an empty set.");
    } else if (set.stream().map(Advice::comparableKind).distinct().count() > 1) {
      add(offset, "The constants of a set should be of one type.");
    }
  }

  /** Types whose constants the standard lets be compared with the same properties are one kind. */
  private static String comparableKind(Constant constant) {
    return switch (constant) {
      case Constant.Whole _, Constant.Real _ -> "number";
      case Constant.Hex _, Constant.Binary _ -> "octets";
      case Constant.Text _ -> "string";
      case Constant.Truth _ -> "boolean";
      case Constant.Timestamp _ -> "timestamp";
    };
  }

  void onObservation(int offset, ComparisonExpression comparison) {
    if (comparison instanceof Comparison) {
      return;
    }
    startTypes(offset, comparison);
  }

  /** The types of object from which all of an expression can be reached. */
  private Set<String> startTypes(int offset, ComparisonExpression expression) {
    return switch (expression) {
      case Comparison comparison -> Set.of(comparison.path().type());
      case ComparisonExpression.Any(var parts) -> {
        Set<String> union = new HashSet<>();
        parts.forEach(part -> union.addAll(startTypes(offset, part)));
        yield union;
      }
      case ComparisonExpression.All(var parts) -> {
        Set<String> common = new HashSet<>(startTypes(offset, parts.getFirst()));
        Set<String> all = new HashSet<>(common);
        for (ComparisonExpression part : parts.subList(1, parts.size())) {
          Set<String> types = startTypes(offset, part);
          common.retainAll(types);
          all.addAll(types);
        }
        if (common.isEmpty() && !all.isEmpty()) {
          add(offset, "AND joins comparisons that start from different types: it cannot match.");
          yield all;
        }
        yield common;
      }
    };
  }
}
