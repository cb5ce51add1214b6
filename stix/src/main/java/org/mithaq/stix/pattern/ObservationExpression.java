package org.mithaq.stix.pattern;

import java.util.List;

/** Which observations a pattern asks for (STIX 2.1, section 9.5). */
public sealed interface ObservationExpression {

  /** {@code [ … ]}: one observation. */
  record Observation(ComparisonExpression comparison) implements ObservationExpression {}

  /** Joined by {@code AND}: each matched by another observation. */
  record All(List<ObservationExpression> parts) implements ObservationExpression {
    public All {
      parts = atLeastTwo(parts);
    }
  }

  /** Joined by {@code OR}. */
  record Any(List<ObservationExpression> parts) implements ObservationExpression {
    public Any {
      parts = atLeastTwo(parts);
    }
  }

  /** Joined by {@code FOLLOWEDBY}: matched in this order. */
  record Sequence(List<ObservationExpression> parts) implements ObservationExpression {
    public Sequence {
      parts = atLeastTwo(parts);
    }
  }

  /** An expression with what follows its closing bracket or parenthesis, applied left to right. */
  record Qualified(ObservationExpression expression, List<Qualifier> qualifiers)
      implements ObservationExpression {
    public Qualified {
      qualifiers = List.copyOf(qualifiers);
      if (qualifiers.isEmpty()) {
        throw new IllegalArgumentException("A qualified expression has a qualifier");
      }
    }
  }

  private static List<ObservationExpression> atLeastTwo(List<ObservationExpression> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("AND, OR and FOLLOWEDBY join at least two expressions");
    }
    return List.copyOf(parts);
  }
}
