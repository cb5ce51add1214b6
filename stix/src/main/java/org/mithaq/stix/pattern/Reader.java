package org.mithaq.stix.pattern;

import java.math.BigInteger;

/** The tokens as the parsers consume them, with the limits that hold across the whole pattern. */
final class Reader {
  /** Enough for any number that data hold, and every double of so many digits is finite. */
  private static final int MOST_DIGITS = 300;

  private final Lexer lexer;
  private final PatternLimits limits;
  private final Advice advice = new Advice();
  private int depth;
  private int nodes;

  Reader(String text, PatternLimits limits) {
    this.lexer = new Lexer(text);
    this.limits = limits;
  }

  Token token() {
    return lexer.token();
  }

  int offset() {
    return lexer.start();
  }

  Advice advice() {
    return advice;
  }

  void next() throws PatternException {
    lexer.next();
  }

  boolean accept(Token wanted) throws PatternException {
    if (lexer.token() != wanted) {
      return false;
    }
    lexer.next();
    return true;
  }

  void expect(Token wanted, String described) throws PatternException {
    if (!accept(wanted)) {
      throw unexpected(described);
    }
  }

  /** Consumes an opening parenthesis. */
  void open() throws PatternException {
    if (++depth > limits.depth()) {
      throw new PatternException(
          offset(), "At most " + limits.depth() + " parentheses can be open at once.");
    }
    lexer.next();
  }

  /** Consumes the closing parenthesis. */
  void close(String described) throws PatternException {
    expect(Token.RIGHT_PARENTHESIS, described);
    depth--;
  }

  /** Counts one node of the tree. */
  void count() throws PatternException {
    if (++nodes > limits.nodes()) {
      throw new PatternException(
          offset(),
          "The pattern has more than "
              + limits.nodes()
              + " parts; split it into several indicators.");
    }
  }

  PatternException unexpected(String wanted) {
    return new PatternException(offset(), "Expected " + wanted + " here, found " + found() + ".");
  }

  private String found() {
    if (token() == Token.END) {
      return "the end of the pattern";
    }
    String lexeme = lexer.lexeme();
    return "\u00ab"
        + (lexeme.length() > 40 ? lexeme.substring(0, 40) + "\u2026" : lexeme)
        + "\u00bb";
  }

  String lexeme() {
    return lexer.lexeme();
  }

  String string() {
    return lexer.unescaped();
  }

  BigInteger whole() throws PatternException {
    return new BigInteger(number());
  }

  double real() throws PatternException {
    return Double.parseDouble(number());
  }

  Constant.Timestamp timestamp() {
    Constant.Timestamp timestamp = new Constant.Timestamp(lexer.quoted());
    advice.onTimestamp(offset(), timestamp);
    return timestamp;
  }

  Constant.Hex hex() {
    return new Constant.Hex(lexer.quoted());
  }

  Constant.Binary binary() {
    return new Constant.Binary(lexer.quoted());
  }

  private String number() throws PatternException {
    String digits = lexer.lexeme();
    if (digits.length() > MOST_DIGITS) {
      throw new PatternException(
          offset(), "A number in a pattern has at most " + MOST_DIGITS + " digits.");
    }
    return digits;
  }
}
