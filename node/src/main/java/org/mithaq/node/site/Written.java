package org.mithaq.node.site;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;

/**
 * How a language writes numbers, days and times, UTC. What ICU works out for a locale takes longer
 * than most pages; copies of it are quick. Safe for use by many threads.
 */
final class Written {

  private final NumberFormat whole;
  private final DateFormat day;
  private final DateFormat minute;
  private final DateFormat month;
  private final DateFormat weekday;

  Written(ULocale locale) {
    whole = NumberFormat.getIntegerInstance(locale);
    day = utc(DateFormat.getDateInstance(DateFormat.LONG, locale));
    minute = utc(DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, locale));
    month = utc(DateFormat.getInstanceForSkeleton(DateFormat.YEAR_ABBR_MONTH, locale));
    weekday = utc(DateFormat.getInstanceForSkeleton("EEEEjm", locale));
  }

  private static DateFormat utc(DateFormat format) {
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format;
  }

  String number(long number) {
    return whole.clone().format(number);
  }

  String day(Instant time) {
    return format(day, time);
  }

  String minute(Instant time) {
    return format(minute, time);
  }

  String month(Instant time) {
    return format(month, time);
  }

  /** Day of the week and time of day in a zone. */
  String local(Instant time, ZoneId zone) {
    return format(weekday, LocalDateTime.ofInstant(time, zone).toInstant(ZoneOffset.UTC));
  }

  /** A format keeps state while it works. */
  private static String format(DateFormat format, Instant time) {
    return format.clone().format(Date.from(time));
  }
}
