package org.mithaq.stix.pattern;

import java.util.ArrayList;
import java.util.List;
import org.mithaq.stix.pattern.ComparisonExpression.Exists;
import org.mithaq.stix.pattern.ComparisonExpression.Member;
import org.mithaq.stix.pattern.ComparisonExpression.Test;

/** The part of the grammar between square brackets. */
final class ComparisonParser {
  private static final String CONSTANT =
      "a constant (a string in apostrophes, a number, true or false, t'…', h'…' or b'…')";

  private final Reader in;

  ComparisonParser(Reader in) {
    this.in = in;
  }

  ComparisonExpression expression() throws PatternException {
    ComparisonExpression first = all();
    if (in.token() != Token.OR) {
      return first;
    }
    List<ComparisonExpression> parts = new ArrayList<>();
    parts.add(first);
    while (in.accept(Token.OR)) {
      parts.add(all());
    }
    return new ComparisonExpression.Any(parts);
  }

  private ComparisonExpression all() throws PatternException {
    ComparisonExpression first = single();
    if (in.token() != Token.AND) {
      return first;
    }
    List<ComparisonExpression> parts = new ArrayList<>();
    parts.add(first);
    while (in.accept(Token.AND)) {
      parts.add(single());
    }
    return new ComparisonExpression.All(parts);
  }

  private ComparisonExpression single() throws PatternException {
    if (in.token() == Token.LEFT_PARENTHESIS) {
      in.open();
      ComparisonExpression inner = expression();
      in.close("AND, OR or )");
      return inner;
    }
    in.count();
    boolean negated = in.accept(Token.NOT);
    if (in.accept(Token.EXISTS)) {
      return new Exists(path(), negated);
    }
    if (negated) {
      throw in.unexpected("EXISTS (NOT stands after the object path, before its operator)");
    }
    return comparison(path());
  }

  private ComparisonExpression comparison(ObjectPath path) throws PatternException {
    boolean negated = in.accept(Token.NOT);
    if (in.accept(Token.IN)) {
      return new Member(path, negated, set(path));
    }
    Operator operator =
        switch (in.token()) {
          case EQUAL -> Operator.EQUAL;
          case NOT_EQUAL -> Operator.NOT_EQUAL;
          case LESS -> Operator.LESS;
          case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
          case GREATER -> Operator.GREATER;
          case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
          case LIKE -> Operator.LIKE;
          case MATCHES -> Operator.MATCHES;
          case ISSUBSET -> Operator.ISSUBSET;
          case ISSUPERSET -> Operator.ISSUPERSET;
          default -> throw in.unexpected("a step of the object path or a comparison operator");
        };
    in.next();
    int offset = in.offset();
    Constant constant = constant(operator, path);
    in.advice().onOperand(offset, operator, constant);
    return new Test(path, negated, operator, constant);
  }

  private ObjectPath path() throws PatternException {
    if (in.token() != Token.NAME && in.token() != Token.HYPHENATED) {
      throw in.unexpected("an object path like file:name");
    }
    String type = in.lexeme();
    in.next();
    in.expect(Token.COLON, ": after the object type");
    List<ObjectPath.Step> steps = new ArrayList<>(2);
    steps.add(key());
    while (true) {
      if (in.accept(Token.DOT)) {
        steps.add(key());
      } else if (in.accept(Token.LEFT_BRACKET)) {
        steps.add(item());
      } else {
        return new ObjectPath(type, steps);
      }
    }
  }

  private ObjectPath.Key key() throws PatternException {
    in.count();
    String name =
        switch (in.token()) {
          case NAME -> in.lexeme();
          case STRING -> in.string();
          case HYPHENATED ->
              throw in.unexpected("a property (in apostrophes, as its name has a hyphen)");
          default -> throw in.unexpected("a property (in apostrophes if it is no plain name)");
        };
    in.next();
    return new ObjectPath.Key(name);
  }

  private ObjectPath.Step item() throws PatternException {
    in.count();
    ObjectPath.Step step =
        switch (in.token()) {
          case ASTERISK -> new ObjectPath.AnyItem();
          case INTEGER -> {
            var position = in.whole();
            if (position.bitLength() > 31) {
              throw in.unexpected("a position in a list, counted from 0");
            }
            yield new ObjectPath.Index(position.intValueExact());
          }
          default -> throw in.unexpected("a position in a list, counted from 0, or *");
        };
    in.next();
    in.expect(Token.RIGHT_BRACKET, "]");
    return step;
  }

  private List<Constant> set(ObjectPath path) throws PatternException {
    int offset = in.offset();
    in.expect(Token.LEFT_PARENTHESIS, "( and the set's constants");
    List<Constant> set = new ArrayList<>();
    if (in.token() != Token.RIGHT_PARENTHESIS) {
      do {
        in.count();
        set.add(constant(Operator.EQUAL, path));
      } while (in.accept(Token.COMMA));
    }
    in.expect(Token.RIGHT_PARENTHESIS, ", or )");
    in.advice().onSet(offset, set);
    return set;
  }

  private Constant constant(Operator operator, ObjectPath path) throws PatternException {
    int offset = in.offset();
    Constant constant =
        switch (in.token()) {
          case STRING -> new Constant.Text(in.string());
          case INTEGER, NEGATIVE_INTEGER -> new Constant.Whole(in.whole());
          case FLOAT, NEGATIVE_FLOAT -> new Constant.Real(in.real());
          case BOOLEAN -> new Constant.Truth(in.lexeme().equals("true"));
          case HEX -> in.hex();
          case BINARY -> in.binary();
          case TIMESTAMP -> in.timestamp();
          default -> throw in.unexpected(CONSTANT);
        };
    if (!operator.takes(constant)) {
      throw in.unexpected(
          constant instanceof Constant.Truth
              ? "a constant that has an order"
              : "a string in apostrophes");
    }
    HashForms.check(offset, path, operator, in.lexeme());
    in.next();
    return constant;
  }
}
