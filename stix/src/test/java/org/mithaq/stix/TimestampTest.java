package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2016-02-29T23:59:59.999999999Z",
        "1969-12-31T23:59:59.5Z",
        "1677-09-21T00:12:44Z",
        "2262-04-11T23:47:15.999Z",
        "2000-02-29T00:00:00.1234567890000Z"
      })
  void isTheInstantThatTheJdkReads(String text) {
    Timestamp timestamp = Timestamp.parse(text).orElseThrow();
    assertThat(timestamp.text()).isEqualTo(text);
    String forJdk = text.replaceAll("(\\.\\d{9})\\d+Z", "$1Z");
    assertThat(timestamp.instant()).isEqualTo(Instant.parse(forJdk));
  }

  @Test
  void randomInstantsRoundTrip() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(-9_223_372_035L, 9_223_372_036L))
              .plusNanos(random.nextInt(1_000_000_000));
      Timestamp timestamp = Timestamp.parse(instant.toString()).orElseThrow();
      assertThat(timestamp.instant()).as("seed " + seed).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2016-01-01",
        "2016-01-01T00:00:00",
        "2016-01-01T00:00:00.Z",
        "2016-01-01T00:00:00+00:00",
        "2016-01-01T00:00:00z",
        "2016-01-01t00:00:00Z",
        "2016-01-01 00:00:00Z",
        "2016-13-01T00:00:00Z",
        "2016-00-01T00:00:00Z",
        "2015-02-29T00:00:00Z",
        "2016-01-32T00:00:00Z",
        "2016-01-01T24:00:00Z",
        "2016-01-01T00:60:00Z",
        "2016-01-01T00:00:61Z",
        "2016-01-01T00:00:60Z",
        "2016-01-01T00:00:00.12aZ",
        "+2016-01-01T00:00:00Z",
        "1600-01-01T00:00:00Z",
        "2300-01-01T00:00:00Z",
        "2016-01-01T00:00:00.0000000001Z"
      })
  void isNothingElse(String text) {
    assertThat(Timestamp.parse(text)).isEmpty();
  }

  @Test
  void twoTextsOfOneInstantAreOneVersion() {
    Timestamp coarse = Timestamp.parse("2017-06-01T00:00:00Z").orElseThrow();
    Timestamp fine = Timestamp.parse("2017-06-01T00:00:00.000Z").orElseThrow();
    Timestamp later = Timestamp.parse("2017-06-01T00:00:00.000000001Z").orElseThrow();
    assertThat(coarse).isEqualTo(fine).hasSameHashCodeAs(fine).isNotEqualTo(later);
    assertThat(coarse).isLessThan(later);
    assertThat(coarse.digits()).isZero();
    assertThat(later.digits()).isEqualTo(9);
  }

  @Test
  void aLeapSecondStandsAtTheEndOfADay() {
    assertThat(Timestamp.parse("2016-12-31T23:59:60Z"))
        .isEqualTo(Timestamp.parse("2017-01-01T00:00:00Z"));
  }
}
