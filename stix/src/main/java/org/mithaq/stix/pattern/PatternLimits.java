package org.mithaq.stix.pattern;

/**
 * How much a pattern may ask of its reader.
 *
 * @param length UTF-16 code units in the whole text
 * @param depth parentheses open at once, around observations and comparisons together
 * @param nodes comparisons, operands of sets, path steps and qualifiers in total
 */
public record PatternLimits(int length, int depth, int nodes) {
  /** One Mi characters, 64 parentheses, 100,000 nodes: several times what published feeds hold. */
  public static final PatternLimits DEFAULT = new PatternLimits(1 << 20, 64, 100_000);

  public PatternLimits {
    if (length < 1 || depth < 0 || nodes < 1) {
      throw new IllegalArgumentException("Limits of a pattern must leave room for one comparison");
    }
    if (depth > 500) {
      throw new IllegalArgumentException(
          "Each parenthesis costs stack: at most 500 can be allowed");
    }
  }
}
