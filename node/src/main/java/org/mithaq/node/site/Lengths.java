package org.mithaq.node.site;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mithaq.accord.AssistanceFigures;

/** How long something took, as people say it. */
public final class Lengths {

  private record Unit(MeasureUnit unit, long seconds) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit(MeasureUnit.DAY, 86_400),
          new Unit(MeasureUnit.HOUR, 3_600),
          new Unit(MeasureUnit.MINUTE, 60),
          new Unit(MeasureUnit.SECOND, 1));

  private Lengths() {}

  /** In the greatest unit that is in it, and the next one where something is left. */
  public static String said(View view, long seconds) {
    List<Measure> measures = new ArrayList<>();
    long left = Math.max(0, seconds);
    for (Unit each : UNITS) {
      long count = left / each.seconds;
      boolean last = each.seconds == 1 && measures.isEmpty();
      if ((count > 0 || last) && measures.size() < 2) {
        measures.add(new Measure(count, each.unit));
        left -= count * each.seconds;
      } else if (!measures.isEmpty()) {
        break;
      }
    }
    return MeasureFormat.getInstance(view.language().locale(), MeasureFormat.FormatWidth.WIDE)
        .formatMeasures(measures.toArray(Measure[]::new));
  }

  /** The first day after the quarter of a day; the text itself where it is no day. */
  public static String nextQuarter(String day) {
    try {
      return AssistanceFigures.Quarter.of(LocalDate.parse(day)).next().first().toString();
    } catch (DateTimeException e) {
      return day;
    }
  }
}
