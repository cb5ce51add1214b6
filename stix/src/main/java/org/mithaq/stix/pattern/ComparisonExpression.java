package org.mithaq.stix.pattern;

import java.util.List;

/** What stands between the square brackets of an observation (STIX 2.1, section 9.6). */
public sealed interface ComparisonExpression {

  /** All of them hold for the same observable. */
  record All(List<ComparisonExpression> parts) implements ComparisonExpression {
    public All {
      parts = atLeastTwo(parts);
    }
  }

  /** At least one of them holds. */
  record Any(List<ComparisonExpression> parts) implements ComparisonExpression {
    public Any {
      parts = atLeastTwo(parts);
    }
  }

  /** One comparison of what a path leads to. */
  sealed interface Comparison extends ComparisonExpression {
    /** The left side. */
    ObjectPath path();

    /** Whether {@code NOT} stands before the operator. */
    boolean negated();
  }

  /** {@code path [NOT] operator constant}. */
  record Test(ObjectPath path, boolean negated, Operator operator, Constant constant)
      implements Comparison {
    public Test {
      if (!operator.takes(constant)) {
        throw new IllegalArgumentException(operator + " does not take such a constant");
      }
    }
  }

  /** {@code path [NOT] IN (constant, …)}; the set can be empty. */
  record Member(ObjectPath path, boolean negated, List<Constant> set) implements Comparison {
    public Member {
      set = List.copyOf(set);
    }
  }

  /** {@code [NOT] EXISTS path}. */
  record Exists(ObjectPath path, boolean negated) implements Comparison {}

  private static List<ComparisonExpression> atLeastTwo(List<ComparisonExpression> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("AND and OR join at least two comparisons");
    }
    return List.copyOf(parts);
  }
}
