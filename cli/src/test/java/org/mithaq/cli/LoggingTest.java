package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Log lines can be taken apart again, whatever is in them. */
final class LoggingTest {
  private static LogRecord event(Level level, String message) {
    LogRecord event = new LogRecord(level, message);
    event.setLoggerName("org.mithaq.node.log.Publisher");
    event.setInstant(Instant.parse("2026-11-23T14:00:00.123456789Z"));
    return event;
  }

  @Test
  void isOneLineOfKeysAndValues() {
    assertThat(Logging.line(event(Level.INFO, "published size 5")))
        .isEqualTo(
            "time=2026-11-23T14:00:00.123456Z level=info logger=Publisher msg=\"published size 5\"");
  }

  @Test
  void letsNothingFromOutsideForgeALine() {
    assertThat(Logging.line(event(Level.WARNING, "a\"\nlevel=info\u001b[2J\u2028\\")))
        .endsWith("level=warn logger=Publisher msg=\"a\\\"\\nlevel=info\\u001b[2J\\u2028\\\\\"");
  }

  @Test
  void keepsAnErrorOnTheLine() {
    LogRecord event = event(Level.SEVERE, "failed");
    event.setThrown(new IllegalStateException("broken\n", new IllegalArgumentException("why")));

    assertThat(Logging.line(event))
        .contains("level=error", "error=\"java.lang.IllegalStateException: broken\\n\"")
        .contains("at=\"org.mithaq.cli.LoggingTest.keepsAnErrorOnTheLine")
        .contains("caused by java.lang.IllegalArgumentException: why")
        .doesNotContain("\n");
  }
}
