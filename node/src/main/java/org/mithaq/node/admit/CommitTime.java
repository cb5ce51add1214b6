package org.mithaq.node.admit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as TAXII writes them (2.1 §2): RFC 3339, UTC, six digits. */
public final class CommitTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private CommitTime() {}

  /** An act's time, microseconds since the epoch. */
  public static String text(long micros) {
    return text(
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000));
  }

  public static String text(Instant instant) {
    return FORM.format(instant);
  }
}
