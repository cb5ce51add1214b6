package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What still holds at noon. */
class ValidityTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"indicator\"}                                                           | true",
        "{\"type\":\"indicator\",\"revoked\":false}                                         | true",
        "{\"revoked\":true,\"type\":\"tool\"}                                               | false",
        "{\"type\":\"indicator\",\"valid_until\":\"2026-03-01T12:00:00.001Z\"}              | true",
        "{\"type\":\"indicator\",\"valid_until\":\"2026-03-01T12:00:00Z\"}                  | false",
        "{\"type\":\"tool\",\"valid_until\":\"2026-03-01T11:00:00Z\"}                       | true",
        "{\"x\":{\"revoked\":true},\"type\":\"indicator\",\"valid_until\":\"no time\"}      | true",
      })
  void bothAreReadFromTheTopOfTheObjectAlone(String object, boolean current) throws IOException {
    byte[] bytes = object.getBytes(StandardCharsets.UTF_8);

    assertThat(Validity.of(bytes, 0, bytes.length).current(NOON)).isEqualTo(current);
  }
}
