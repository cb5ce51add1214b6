package org.mithaq.stix.pattern;

import java.util.Map;

/** What the lexer tells apart; the grammar's tokens that no rule uses are refused on sight. */
enum Token {
  NEGATIVE_INTEGER,
  INTEGER,
  NEGATIVE_FLOAT,
  FLOAT,
  HEX,
  BINARY,
  STRING,
  BOOLEAN,
  TIMESTAMP,
  /** A name without hyphens: a type or a property. */
  NAME,
  /** A name with hyphens: a type only. */
  HYPHENATED,
  AND,
  OR,
  NOT,
  FOLLOWEDBY,
  LIKE,
  MATCHES,
  ISSUPERSET,
  ISSUBSET,
  EXISTS,
  LAST,
  IN,
  START,
  STOP,
  SECONDS,
  WITHIN,
  REPEATS,
  TIMES,
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  COLON,
  DOT,
  COMMA,
  LEFT_PARENTHESIS,
  RIGHT_PARENTHESIS,
  LEFT_BRACKET,
  RIGHT_BRACKET,
  ASTERISK,
  END;

  private static final Map<String, Token> WORDS =
      Map.ofEntries(
          Map.entry("AND", AND),
          Map.entry("OR", OR),
          Map.entry("NOT", NOT),
          Map.entry("FOLLOWEDBY", FOLLOWEDBY),
          Map.entry("LIKE", LIKE),
          Map.entry("MATCHES", MATCHES),
          Map.entry("ISSUPERSET", ISSUPERSET),
          Map.entry("ISSUBSET", ISSUBSET),
          Map.entry("EXISTS", EXISTS),
          Map.entry("LAST", LAST),
          Map.entry("IN", IN),
          Map.entry("START", START),
          Map.entry("STOP", STOP),
          Map.entry("SECONDS", SECONDS),
          Map.entry("WITHIN", WITHIN),
          Map.entry("REPEATS", REPEATS),
          Map.entry("TIMES", TIMES),
          Map.entry("true", BOOLEAN),
          Map.entry("false", BOOLEAN));

  private static final int LONGEST_WORD = "FOLLOWEDBY".length();

  /** The keyword that text[start, end) is, else {@link #NAME}. Keywords are case-sensitive. */
  static Token ofWord(String text, int start, int end) {
    char first = text.charAt(start);
    boolean possible = (first >= 'A' && first <= 'W') || first == 't' || first == 'f';
    if (!possible || end - start > LONGEST_WORD || end - start < 2) {
      return NAME;
    }
    return WORDS.getOrDefault(text.substring(start, end), NAME);
  }
}
