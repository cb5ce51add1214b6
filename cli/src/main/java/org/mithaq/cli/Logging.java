package org.mithaq.cli;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Logs of the node's commands: one line an event on standard error, in logfmt ({@code key=value}),
 * so that people and collectors read the same. MITHAQ_DEBUG adds detail.
 */
final class Logging {
  private static final int FRAMES = 20;

  /**
   * What the server library says of itself in every start is nobody's news. Held: else collected.
   */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  /** Lucene's advice to load a module of the JDK's incubator, which warns by itself in turn. */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private Logging() {}

  /** What no command says, whether or not it runs a node. */
  static void quiet() {
    VECTORS.setLevel(Level.SEVERE);
  }

  /** Takes over the process's logging. */
  static void configure(Io io) {
    boolean debug = io.environment().containsKey("MITHAQ_DEBUG");
    LogManager.getLogManager().reset();
    quiet();
    Logger root = Logger.getLogger("");
    Lines lines = new Lines(io.err());
    lines.setLevel(Level.ALL);
    root.addHandler(lines);
    root.setLevel(debug ? Level.FINE : Level.INFO);
    JETTY.setLevel(debug ? Level.INFO : Level.WARNING);
  }

  /** One event as a line, without its end. */
  static String line(LogRecord event) {
    StringBuilder line = new StringBuilder(160);
    line.append("time=").append(event.getInstant().truncatedTo(ChronoUnit.MICROS));
    line.append(" level=").append(level(event.getLevel()));
    String logger = String.valueOf(event.getLoggerName());
    line.append(" logger=").append(logger.substring(logger.lastIndexOf('.') + 1));
    append(line, "msg", new Plain().formatMessage(event));
    Throwable thrown = event.getThrown();
    if (thrown != null) {
      append(line, "error", thrown.toString());
      append(line, "at", frames(thrown));
    }
    return line.toString();
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    return value >= Level.WARNING.intValue()
        ? "warn"
        : value >= Level.INFO.intValue() ? "info" : level.getName().toLowerCase(Locale.ROOT);
  }

  private static String frames(Throwable thrown) {
    StringBuilder frames = new StringBuilder();
    StackTraceElement[] trace = thrown.getStackTrace();
    for (int i = 0; i < Math.min(trace.length, FRAMES); i++) {
      frames.append(i == 0 ? "" : " < ").append(trace[i]);
    }
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      frames.append(" caused by ").append(cause);
    }
    return frames.toString();
  }

  /** What comes from outside must not end the line or the quotes. */
  private static void append(StringBuilder line, String key, String value) {
    line.append(' ').append(key).append("=\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
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

  private static final class Plain extends Formatter {
    @Override
    public String format(LogRecord event) {
      return line(event);
    }
  }

  private static final class Lines extends Handler {
    private final PrintStream out;

    private Lines(PrintStream out) {
      this.out = out;
    }

    @Override
    public void publish(LogRecord event) {
      if (isLoggable(event)) {
        out.println(line(event));
      }
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
