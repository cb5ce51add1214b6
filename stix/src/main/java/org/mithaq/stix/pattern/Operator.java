package org.mithaq.stix.pattern;

/** The operators between a path and one constant (STIX 2.1, section 9.6.1). */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  LIKE("LIKE"),
  MATCHES("MATCHES"),
  ISSUBSET("ISSUBSET"),
  ISSUPERSET("ISSUPERSET");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** How a pattern writes it. */
  public String symbol() {
    return symbol;
  }

  /** Whether the grammar allows such a constant on the right side. */
  boolean takes(Constant constant) {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> !(constant instanceof Constant.Truth);
      case LIKE, MATCHES, ISSUBSET, ISSUPERSET -> constant instanceof Constant.Text;
    };
  }
}
