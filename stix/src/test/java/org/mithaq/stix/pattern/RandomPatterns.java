package org.mithaq.stix.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mithaq.stix.pattern.ComparisonExpression.Exists;
import org.mithaq.stix.pattern.ComparisonExpression.Member;
import org.mithaq.stix.pattern.ComparisonExpression.Test;
import org.mithaq.stix.pattern.ObservationExpression.Observation;
import org.mithaq.stix.pattern.ObservationExpression.Qualified;
import org.mithaq.stix.pattern.ObservationExpression.Sequence;

/** Trees at random, and their texts with random blanks and needless parentheses. */
final class RandomPatterns {
  private final Random random;

  RandomPatterns(Random random) {
    this.random = random;
  }

  ObservationExpression expression() {
    return observation(3);
  }

  private ObservationExpression observation(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(7)) {
      case 1 -> new ObservationExpression.All(several(() -> observation(depth - 1)));
      case 2 -> new ObservationExpression.Any(several(() -> observation(depth - 1)));
      case 3 -> new Sequence(several(() -> observation(depth - 1)));
      case 4 -> qualified(observation(depth - 1));
      default -> new Observation(comparison(2));
    };
  }

  /** A qualified observation is qualified no further: two of a kind need parentheses. */
  private ObservationExpression qualified(ObservationExpression inner) {
    return inner instanceof Qualified ? inner : new Qualified(inner, List.of(qualifier()));
  }

  private Qualifier qualifier() {
    return switch (random.nextInt(3)) {
      case 0 -> new Qualifier.Within(1 + random.nextInt(5000) / 8.0);
      case 1 -> new Qualifier.Repeats(BigInteger.valueOf(1 + random.nextInt(9)));
      default -> new Qualifier.StartStop(timestamp(), timestamp());
    };
  }

  private ComparisonExpression comparison(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 1 -> new ComparisonExpression.All(several(() -> comparison(depth - 1)));
      case 2 -> new ComparisonExpression.Any(several(() -> comparison(depth - 1)));
      default -> single();
    };
  }

  private ComparisonExpression single() {
    boolean negated = random.nextBoolean();
    switch (random.nextInt(6)) {
      case 0 -> {
        return new Exists(path(), negated);
      }
      case 1 -> {
        List<Constant> set = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          set.add(constant());
        }
        return new Member(path(), negated, set);
      }
      default -> {
        Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
        Constant constant = constant();
        while (!operator.takes(constant)) {
          constant = constant();
        }
        return new Test(path(), negated, operator, constant);
      }
    }
  }

  private ObjectPath path() {
    String[] types = {"file", "ipv4-addr", "x-own--type-", "_t", "network-traffic"};
    List<ObjectPath.Step> steps = new ArrayList<>();
    steps.add(key());
    while (random.nextInt(3) == 0) {
      steps.add(
          switch (random.nextInt(4)) {
            case 0 -> new ObjectPath.Index(random.nextInt(Integer.MAX_VALUE));
            case 1 -> new ObjectPath.AnyItem();
            default -> key();
          });
    }
    return new ObjectPath(types[random.nextInt(types.length)], steps);
  }

  private ObjectPath.Key key() {
    String[] keys = {"value", "t", "_x9", "with-hyphen", "IN", "true", "", "it's \\", "a.b", "اسم"};
    return new ObjectPath.Key(keys[random.nextInt(keys.length)]);
  }

  private Constant constant() {
    return switch (random.nextInt(9)) {
      case 0 -> new Constant.Whole(new BigInteger(1 + random.nextInt(90), random).negate());
      case 1 -> new Constant.Whole(BigInteger.valueOf(random.nextInt(70_000)));
      case 2 -> new Constant.Real((random.nextInt() + 0.5) / 64);
      case 3 -> new Constant.Truth(random.nextBoolean());
      case 4 -> new Constant.Hex("00fFa9".substring(2 * random.nextInt(4)));
      case 5 -> new Constant.Binary(random.nextBoolean() ? "AP8=" : "+/9z");
      case 6 -> timestamp();
      default -> new Constant.Text(text());
    };
  }

  private Constant.Timestamp timestamp() {
    return new Constant.Timestamp(
        "20%02d-%02d-%02dT%02d:00:59%sZ"
            .formatted(
                random.nextInt(100),
                1 + random.nextInt(12),
                1 + random.nextInt(31),
                random.nextInt(24),
                random.nextBoolean() ? "" : "." + random.nextInt(10_000)));
  }

  private String text() {
    String signs = "ab'\\ %_()[]\n/*ميث\u2028";
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    return text.append(random.nextInt(20) == 0 ? "\ud83d\ude00" : "").toString();
  }

  private <T> List<T> several(Supplier<T> part) {
    List<T> parts = new ArrayList<>();
    for (int n = 2 + random.nextInt(2); n > 0; n--) {
      parts.add(part.get());
    }
    return parts;
  }

  /** The text of an expression; every part that is joined stands in parentheses. */
  String write(ObservationExpression expression) {
    return switch (expression) {
      case Observation(var comparison) -> "[" + blank() + write(comparison) + blank() + "]";
      case ObservationExpression.All(var parts) -> join(parts, "AND", this::grouped);
      case ObservationExpression.Any(var parts) -> join(parts, "OR", this::grouped);
      case Sequence(var parts) -> join(parts, "FOLLOWEDBY", this::grouped);
      case Qualified(var inner, var qualifiers) ->
          grouped(inner)
              + qualifiers.stream()
                  .map(qualifier -> blank() + write(qualifier))
                  .collect(Collectors.joining());
    };
  }

  private String grouped(ObservationExpression part) {
    return part instanceof Observation && random.nextBoolean()
        ? write(part)
        : "(" + write(part) + ")";
  }

  private String write(Qualifier qualifier) {
    return switch (qualifier) {
      case Qualifier.Within(double seconds) -> "WITHIN " + seconds + blank() + "SECONDS";
      case Qualifier.Repeats(var times) -> "REPEATS " + times + blank() + "TIMES";
      case Qualifier.StartStop(var start, var stop) ->
          "START" + blank() + write(start) + blank() + "STOP" + blank() + write(stop);
    };
  }

  private String write(ComparisonExpression expression) {
    return switch (expression) {
      case ComparisonExpression.All(var parts) -> join(parts, "AND", p -> "(" + write(p) + ")");
      case ComparisonExpression.Any(var parts) -> join(parts, "OR", p -> "(" + write(p) + ")");
      case Exists(var path, var negated) -> (negated ? "NOT " : "") + "EXISTS " + path;
      case Member(var path, var negated, var set) ->
          path
              + (negated ? " NOT" : "")
              + " IN"
              + blank()
              + set.stream().map(this::write).collect(Collectors.joining(",", "(", ")"));
      case Test(var path, var negated, var operator, var constant) ->
          path + (negated ? " NOT " : " ") + operator.symbol() + blank() + write(constant);
    };
  }

  private String write(Constant constant) {
    return switch (constant) {
      case Constant.Text(var value) -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
      case Constant.Whole _, Constant.Truth _ -> constant.text();
      case Constant.Real(double value) -> new java.math.BigDecimal(value).toPlainString();
      case Constant.Hex(var digits) -> "h'" + digits + "'";
      case Constant.Binary(var base64) -> "b'" + base64 + "'";
      case Constant.Timestamp(var text) -> "t'" + text + "'";
    };
  }

  private <T> String join(List<T> parts, String operator, Function<T, String> write) {
    return parts.stream().map(write).collect(Collectors.joining(blank() + operator + blank()));
  }

  private String blank() {
    String[] blanks = {" ", "  ", "\n", "\u00a0", " /* ' ] */ ", " // to the end\r\n"};
    return blanks[random.nextInt(blanks.length)];
  }
}
