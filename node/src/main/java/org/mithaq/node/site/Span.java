package org.mithaq.node.site;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.TimeUnit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mithaq.accord.Word;

/** Lengths of time, as pages write them and as people type them. */
public final class Span {

  /** What a length is given in. */
  enum Unit implements Word {
    DAYS(86_400),
    HOURS(3_600),
    MINUTES(60),
    SECONDS(1);

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }

    private TimeUnit measured() {
      return switch (this) {
        case DAYS -> TimeUnit.DAY;
        case HOURS -> TimeUnit.HOUR;
        case MINUTES -> TimeUnit.MINUTE;
        case SECONDS -> TimeUnit.SECOND;
      };
    }

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST_DIGITS = 6;

  private Span() {}

  /** In the greatest unit of which it is a whole number, by the language's rules. */
  public static String text(View view, long seconds) {
    Unit unit = Unit.SECONDS;
    for (Unit each : Unit.values()) {
      if (seconds % each.seconds == 0 && seconds > 0) {
        unit = each;
        break;
      }
    }
    return MeasureFormat.getInstance(view.language().locale(), MeasureFormat.FormatWidth.WIDE)
        .formatMeasures(new Measure(seconds / unit.seconds, unit.measured()));
  }

  /** The units that forms offer: days for what is real, shorter ones too for exercises. */
  static List<String> units(boolean exercise) {
    return exercise
        ? List.of(Unit.values()).stream().map(Word::word).toList()
        : List.of(Unit.DAYS.word());
  }

  /** A typed length, in digits of any script. */
  static Optional<Duration> read(String number, String unit) {
    StringBuilder digits = new StringBuilder();
    for (int c : number.strip().codePoints().limit(MOST_DIGITS + 1).toArray()) {
      int digit = Character.digit(c, 10);
      if (digit < 0) {
        return Optional.empty();
      }
      digits.append(digit);
    }
    Optional<Unit> in = Word.find(Unit.values(), unit);
    if (digits.isEmpty() || digits.length() > MOST_DIGITS || in.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(digits.toString()) * in.get().seconds))
        .filter(Duration::isPositive);
  }
}
