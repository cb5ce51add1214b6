package org.mithaq.stix.pattern;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mithaq.stix.pattern.ObservationExpression.Observation;
import org.mithaq.stix.pattern.ObservationExpression.Qualified;

/**
 * The part of the grammar outside the square brackets, by recursive descent; one token of
 * look-ahead always suffices. The stack grows with parentheses alone, which are counted.
 */
final class Parser {
  private final String text;
  private final Reader in;

  Parser(String text, PatternLimits limits) {
    this.text = text;
    this.in = new Reader(text, limits);
  }

  Pattern pattern() throws PatternException {
    requireBracket();
    in.next();
    ObservationExpression expression = sequence();
    if (in.token() != Token.END) {
      throw in.unexpected("AND, OR, FOLLOWEDBY, a qualifier or the end");
    }
    return new Pattern(expression, in.advice().warnings());
  }

  /** The first sign but parentheses is a bracket: not even a comment may come before it. */
  private void requireBracket() throws PatternException {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == '(' || Lexer.isBlank(text.charAt(at)))) {
      at++;
    }
    if (at == text.length() || text.charAt(at) != '[') {
      throw new PatternException(
          at, "A pattern begins with [, as in [ipv4-addr:value = '198.51.100.3'].");
    }
  }

  private ObservationExpression sequence() throws PatternException {
    ObservationExpression first = any();
    if (in.token() != Token.FOLLOWEDBY) {
      return first;
    }
    List<ObservationExpression> parts = new ArrayList<>();
    parts.add(first);
    while (in.accept(Token.FOLLOWEDBY)) {
      parts.add(any());
    }
    return new ObservationExpression.Sequence(parts);
  }

  private ObservationExpression any() throws PatternException {
    ObservationExpression first = all();
    if (in.token() != Token.OR) {
      return first;
    }
    List<ObservationExpression> parts = new ArrayList<>();
    parts.add(first);
    while (in.accept(Token.OR)) {
      parts.add(all());
    }
    return new ObservationExpression.Any(parts);
  }

  private ObservationExpression all() throws PatternException {
    ObservationExpression first = qualified();
    if (in.token() != Token.AND) {
      return first;
    }
    List<ObservationExpression> parts = new ArrayList<>();
    parts.add(first);
    while (in.accept(Token.AND)) {
      parts.add(qualified());
    }
    return new ObservationExpression.All(parts);
  }

  private ObservationExpression qualified() throws PatternException {
    boolean group = in.token() == Token.LEFT_PARENTHESIS;
    ObservationExpression expression = group ? group() : observation();
    List<Qualifier> qualifiers = List.of();
    Set<Token> seen = EnumSet.noneOf(Token.class);
    while (in.token() == Token.WITHIN || in.token() == Token.REPEATS || in.token() == Token.START) {
      if (!seen.add(in.token()) && !group) {
        throw new PatternException(
            in.offset(),
            "This observation has "
                + in.token()
                + " already; put it in parentheses with its qualifiers to qualify it again.");
      }
      in.count();
      if (qualifiers.isEmpty()) {
        qualifiers = new ArrayList<>();
      }
      qualifiers.add(qualifier());
    }
    return qualifiers.isEmpty() ? expression : new Qualified(expression, qualifiers);
  }

  private ObservationExpression group() throws PatternException {
    in.open();
    ObservationExpression inner = sequence();
    in.close("AND, OR, FOLLOWEDBY, a qualifier or )");
    return inner;
  }

  private ObservationExpression observation() throws PatternException {
    int offset = in.offset();
    in.expect(Token.LEFT_BRACKET, "[ or (");
    ComparisonExpression comparison = new ComparisonParser(in).expression();
    in.expect(Token.RIGHT_BRACKET, "AND, OR or ]");
    in.advice().onObservation(offset, comparison);
    return new Observation(comparison);
  }

  private Qualifier qualifier() throws PatternException {
    int offset = in.offset();
    Token kind = in.token();
    in.next();
    return switch (kind) {
      case WITHIN -> within();
      case REPEATS -> repeats();
      default -> startStop(offset);
    };
  }

  private Qualifier within() throws PatternException {
    int offset = in.offset();
    if (in.token() != Token.INTEGER && in.token() != Token.FLOAT) {
      throw in.unexpected("a number of seconds above 0");
    }
    double seconds = in.real();
    if (!(seconds > 0)) {
      throw new PatternException(offset, "WITHIN takes a number of seconds above 0.");
    }
    in.next();
    in.expect(Token.SECONDS, "SECONDS, the only unit");
    return new Qualifier.Within(seconds);
  }

  private Qualifier repeats() throws PatternException {
    int offset = in.offset();
    if (in.token() != Token.INTEGER) {
      throw in.unexpected("a count of at least 1");
    }
    var times = in.whole();
    if (times.signum() == 0) {
      throw new PatternException(offset, "REPEATS takes a count of at least 1.");
    }
    in.next();
    in.expect(Token.TIMES, "TIMES");
    return new Qualifier.Repeats(times);
  }

  private Qualifier startStop(int offset) throws PatternException {
    Constant.Timestamp start = timestamp();
    in.expect(Token.STOP, "STOP");
    Constant.Timestamp stop = timestamp();
    if (!start.isBefore(stop)) {
      in.advice().add(offset, "START is not before STOP: no observation can match.");
    }
    return new Qualifier.StartStop(start, stop);
  }

  private Constant.Timestamp timestamp() throws PatternException {
    if (in.token() != Token.TIMESTAMP) {
      throw in.unexpected("a timestamp like t'2016-01-01T00:00:00Z'");
    }
    Constant.Timestamp timestamp = in.timestamp();
    in.next();
    return timestamp;
  }
}
