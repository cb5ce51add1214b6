package org.mithaq.node.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * One line of logfmt an event: {@code time=… level=… logger=… event="…"}, and {@code trace="…"}
 * where something was thrown. What is logged may come from clients: quotes, backslashes and control
 * characters are escaped, so that no event can pass for two.
 */
public final class LogfmtFormatter extends Formatter {

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder(160);
    line.append("time=").append(record.getInstant());
    line.append(" level=").append(level(record.getLevel()));
    line.append(" logger=").append(Optional.ofNullable(record.getLoggerName()).orElse("root"));
    line.append(" event=");
    quote(line, Optional.ofNullable(formatMessage(record)).orElse(""));
    if (record.getThrown() != null) {
      StringWriter trace = new StringWriter();
      record.getThrown().printStackTrace(new PrintWriter(trace));
      line.append(" trace=");
      quote(line, trace.toString());
    }
    return line.append('\n').toString();
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    return level.intValue() >= Level.WARNING.intValue()
        ? "warn"
        : level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
  }

  private static void quote(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }
}
