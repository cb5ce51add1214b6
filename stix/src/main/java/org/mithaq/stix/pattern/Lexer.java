package org.mithaq.stix.pattern;

/**
 * Cuts a pattern into tokens, one at a time, always the longest that fits. White space and comments
 * fall away.
 */
final class Lexer {
  private final String text;
  private Token token = Token.END;
  private int start;
  private int end;

  Lexer(String text) {
    this.text = text;
  }

  /** The current token; {@link Token#END} before the first {@link #next} and after the last. */
  Token token() {
    return token;
  }

  /** Where the current token starts. */
  int start() {
    return start;
  }

  /** The current token's text. */
  String lexeme() {
    return text.substring(start, end);
  }

  /** The text between the apostrophes of the current token, as written. */
  String quoted() {
    return text.substring(text.indexOf('\'', start) + 1, end - 1);
  }

  /** The value of the current {@link Token#STRING}. */
  String unescaped() {
    String raw = quoted();
    int escape = raw.indexOf('\\');
    if (escape < 0) {
      return raw;
    }
    StringBuilder value = new StringBuilder(raw.length());
    int from = 0;
    for (; escape >= 0; escape = raw.indexOf('\\', from + 1)) {
      value.append(raw, from, escape);
      from = escape + 1;
    }
    return value.append(raw, from, raw.length()).toString();
  }

  /** Moves on to the next token. */
  void next() throws PatternException {
    start = skipBlanks(end);
    if (start == text.length()) {
      end = start;
      token = Token.END;
      return;
    }
    char c = text.charAt(start);
    if (isNameStart(c)) {
      word(c);
    } else if (isDigit(c) || c == '+' || c == '-' || (c == '.' && isDigit(peek(start + 1)))) {
      number(c);
    } else if (c == '\'') {
      end = endOfString(start);
      token = Token.STRING;
    } else {
      sign(c);
    }
  }

  private void sign(char c) throws PatternException {
    char second = peek(start + 1);
    switch (c) {
      case '[' -> is(Token.LEFT_BRACKET, 1);
      case ']' -> is(Token.RIGHT_BRACKET, 1);
      case '(' -> is(Token.LEFT_PARENTHESIS, 1);
      case ')' -> is(Token.RIGHT_PARENTHESIS, 1);
      case ':' -> is(Token.COLON, 1);
      case '.' -> is(Token.DOT, 1);
      case ',' -> is(Token.COMMA, 1);
      case '*' -> is(Token.ASTERISK, 1);
      case '=' -> is(Token.EQUAL, second == '=' ? 2 : 1);
      case '<' -> {
        switch (second) {
          case '=' -> is(Token.LESS_OR_EQUAL, 2);
          case '>' -> is(Token.NOT_EQUAL, 2);
          default -> is(Token.LESS, 1);
        }
      }
      case '>' -> {
        if (second == '=') {
          is(Token.GREATER_OR_EQUAL, 2);
        } else {
          is(Token.GREATER, 1);
        }
      }
      default -> {
        if (c == '!' && second == '=') {
          is(Token.NOT_EQUAL, 2);
        } else {
          throw new PatternException(
              start,
              "The character "
                  + printable(text.codePointAt(start))
                  + " has no meaning here; strings stand in apostrophes.");
        }
      }
    }
  }

  private void is(Token found, int length) {
    token = found;
    end = start + length;
  }

  private void word(char c) throws PatternException {
    if (peek(start + 1) == '\'' && (c == 't' || c == 'h' || c == 'b')) {
      end = endOfString(start + 1);
      literal(c, start + 2, end - 1);
      return;
    }
    int at = start + 1;
    boolean hyphens = false;
    for (; at < text.length(); at++) {
      char d = text.charAt(at);
      if (d == '-') {
        hyphens = true;
      } else if (!isNameStart(d) && !isDigit(d)) {
        break;
      }
    }
    end = at;
    token = hyphens ? Token.HYPHENATED : Token.ofWord(text, start, end);
  }

  private void literal(char prefix, int from, int to) throws PatternException {
    boolean fits =
        switch (prefix) {
          case 't' -> LiteralForms.isTimestamp(text, from, to);
          case 'h' -> LiteralForms.isHex(text, from, to);
          default -> LiteralForms.isBase64(text, from, to);
        };
    if (!fits) {
      throw new PatternException(
          start,
          switch (prefix) {
            case 't' -> "A timestamp looks like t'2016-01-01T00:00:00.000Z'.";
            case 'h' -> "A hexadecimal constant is an even number of digits, as in h'ffd8'.";
            default -> "A binary constant is padded base64 of at least one octet, as in b'ABI='.";
          });
    }
    token =
        switch (prefix) {
          case 't' -> Token.TIMESTAMP;
          case 'h' -> Token.HEX;
          default -> Token.BINARY;
        };
  }

  private void number(char c) throws PatternException {
    int digits = c == '+' || c == '-' ? start + 1 : start;
    int afterDigits = endOfDigits(digits);
    if (peek(afterDigits) == '.' && isDigit(peek(afterDigits + 1))) {
      end = endOfDigits(afterDigits + 1);
      token = c == '-' ? Token.NEGATIVE_FLOAT : Token.FLOAT;
      return;
    }
    if (afterDigits == digits) {
      throw new PatternException(start, "A number has a digit after its sign.");
    }
    // No leading zeros: the digits after a 0 are another token, which no rule can take.
    end = text.charAt(digits) == '0' ? digits + 1 : afterDigits;
    token = c == '-' ? Token.NEGATIVE_INTEGER : Token.INTEGER;
  }

  private int endOfDigits(int at) {
    int stop = at;
    while (isDigit(peek(stop))) {
      stop++;
    }
    return stop;
  }

  /** The place after the closing apostrophe of the string that opens at a place. */
  private int endOfString(int open) throws PatternException {
    for (int at = open + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        return at + 1;
      }
      if (c == '\\') {
        at++;
        char escaped = peek(at);
        if (escaped != '\'' && escaped != '\\') {
          throw new PatternException(
              at - 1, "A backslash in a string is written twice; only \\\\ and \\' are escapes.");
        }
      }
    }
    throw new PatternException(open, "This string has no closing apostrophe.");
  }

  private int skipBlanks(int from) throws PatternException {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (c == '/' && peek(at + 1) == '/') {
        at += 2;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (c == '/' && peek(at + 1) == '*') {
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
          throw new PatternException(at, "This comment has no closing */.");
        }
        at = close + 2;
      } else {
        break;
      }
    }
    return at;
  }

  /** The character at a place, or 0, which no token contains, after the end. */
  private char peek(int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private static String printable(int codePoint) {
    return codePoint > ' ' && codePoint < 0x7f
        ? "\u00ab" + (char) codePoint + "\u00bb"
        : String.format("U+%04X", codePoint);
  }

  /** White space as the grammar lists it: what Unicode calls WSpace. */
  static boolean isBlank(char c) {
    return switch (c) {
      case ' ', '\u0085', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000' ->
          true;
      default -> (c >= '\t' && c <= '\r') || (c >= '\u2000' && c <= '\u200a');
    };
  }

  /** Whether a property of this name needs no apostrophes in a path. */
  static boolean isPlainName(String name) {
    if (name.isEmpty() || !isNameStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isNameStart(name.charAt(i)) && !isDigit(name.charAt(i))) {
        return false;
      }
    }
    return Token.ofWord(name, 0, name.length()) == Token.NAME;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9');
  }
}
