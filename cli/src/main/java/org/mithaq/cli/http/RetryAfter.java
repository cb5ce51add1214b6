package org.mithaq.cli.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The pause that a server asks for (RFC 9110 §10.2.3): seconds or a date. */
final class RetryAfter {
  /** Who asks for more is asked again after this. */
  static final Duration LONGEST = Duration.ofMinutes(2);

  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers) {
    return headers.firstValue("Retry-After").map(String::strip).flatMap(RetryAfter::parse);
  }

  private static Optional<Duration> parse(String value) {
    if (value.matches("[0-9]{1,9}")) {
      return Optional.of(notNegative(Duration.ofSeconds(Long.parseLong(value))));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(notNegative(Duration.between(Instant.now(), then)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration notNegative(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
