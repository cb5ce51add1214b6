package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** One event, one line, whatever a client managed to put into it. */
class LogfmtFormatterTest {

  @Test
  void anEventIsOneLineWithItsTimeLevelAndLogger() {
    assertThat(new LogfmtFormatter().format(record("listening port=8080")))
        .isEqualTo(
            "time=2026-11-23T12:00:00.000001Z level=warn logger=mithaq.http event=\"listening port=8080\"\n");
  }

  @Test
  void nothingInAnEventCanPassForAnotherOne() {
    String line = new LogfmtFormatter().format(record("a\"b\\c\r\nlevel=info\u001b[2J\u2028x"));

    assertThat(line).endsWith("event=\"a\\\"b\\\\c\\u000d\\nlevel=info\\u001b[2J\\u2028x\"\n");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void whatWasThrownStaysOnTheSameLine() {
    LogRecord record = record("failed");
    record.setThrown(new IllegalStateException("why"));

    assertThat(new LogfmtFormatter().format(record).lines()).hasSize(1);
    assertThat(new LogfmtFormatter().format(record))
        .contains("trace=\"java.lang.IllegalStateException: why\\n\\tat org.mithaq");
  }

  private static LogRecord record(String message) {
    LogRecord record = new LogRecord(Level.WARNING, message);
    record.setLoggerName("mithaq.http");
    record.setInstant(Instant.parse("2026-11-23T12:00:00.000001Z"));
    return record;
  }
}
