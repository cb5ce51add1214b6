package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in an object is refused with a sentence, never with a stack trace. */
final class ObjectReaderTest {

  private static final Written POSITION =
      Written.position("p", Desk.CALL, Desk.FRANCE, "supports").exact("2021-05-01");

  private static void refused(Written object, String why) {
    assertThatThrownBy(object::read)
        .as(why)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "stance, accedes",
    "stance, ''",
    "basis, rumour",
    "date_quality, about",
    "action, promise",
    "date, 2021-02-30",
    "date, 2021-13-01",
    "date, 2021-5-1",
    "date, 20210501",
    "date, yesterday",
    "date, 2021-05-01T00:00:00Z",
    "not_before, 2021-02-29"
  })
  void wordsAndDaysAreThoseOfTheVocabularyAndTheCalendar(String member, String value) {
    refused(POSITION.with(member, value), member);
  }

  @Test
  void daysBeyondAllCalendarsAreRefused() {
    refused(POSITION.by("-999999999-01-01"), "date");
    refused(POSITION.by("+999999999-12-31"), "date");
    refused(POSITION.by("2021-05-01").with("not_before", "-999999999-01-01"), "not_before");
  }

  @Test
  void aCategoryIsOneOfFive() {
    refused(Written.party("new", "sect", Optional.empty()), "category");
    refused(Written.party("new", "State", Optional.empty()), "category");
  }

  @Test
  void dateAndQualityAgree() {
    refused(POSITION.without("date"), "a date is needed");
    refused(POSITION.with("date_quality", "unknown"), "no date");
    refused(POSITION.with("not_before", "2021-01-01"), "needs no not_before");
    refused(POSITION.by("2021-01-01").with("not_before", "2021-01-02"), "after the date");
  }

  @Test
  void whatIsMissingIsNamed() {
    for (String member : List.of("accord_ref", "party_ref", "stance", "basis", "date_quality")) {
      refused(POSITION.without(member), member);
    }
  }

  @Test
  void numbersThatAreTooGreatAreRefused() {
    refused(
        Written.accord("a", "treaty", "2021-01-01", Desk.DEPOSITARY)
            .with("enters_into_force_after", 5_000_000_000L),
        "enters_into_force_after");
    refused(
        Written.undertaking("u", List.of(Desk.FRANCE))
            .exact("2021-01-01")
            .with("review_months", 99_999_999_999L),
        "review_months");
    refused(
        Written.undertaking("u", List.of(Desk.FRANCE))
            .exact("2021-01-01")
            .with("review_months", -1),
        "review_months");
  }

  @Test
  void idsThatAreNoneAreRefused() {
    refused(POSITION.with("id", "position"), "id");
    refused(POSITION.with("id", "position--x"), "id");
    refused(POSITION.correcting("nonsense"), "corrects_ref");
    refused(POSITION.correcting("position--1234"), "corrects_ref");
  }

  @Test
  void keysThatAreNoneAreRefused() {
    Written party = Written.party("new", "company", Optional.empty());
    for (Object key :
        List.of(
            Map.of("algorithm", "rsa", "public_key", "AAAA"),
            Map.of("algorithm", "ed25519", "public_key", "AAAA"),
            Map.of("algorithm", "ed25519", "public_key", "%%"),
            Map.of("algorithm", "ed25519"),
            Map.of("certificate", "AAAA"),
            Map.of("certificate", "A".repeat(40_000)))) {
      assertThatThrownBy(party.extended(Extensions.IDENTITY, "keys", List.of(key))::read)
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void whateverIsChangedInAnObjectItIsReadOrRefused() throws Exception {
    long seed = Long.getLong("mithaq.seed", new Random().nextLong());
    System.out.println("ObjectReaderTest: -Dmithaq.seed=" + seed);
    Random random = new Random(seed);
    List<Written> whole =
        List.of(
            POSITION.by("2021-05-01").with("not_before", "2021-01-01").correcting(POSITION.id()),
            Written.accord("a", "treaty", "2021-01-01", Desk.FRANCE)
                .with("enters_into_force_after", 3),
            Written.party("new", "state", Optional.of("FR")),
            Written.membership("m", Desk.GROUP, Desk.FRANCE, "member").undated(),
            Written.undertaking("u", List.of(Desk.FRANCE))
                .exact("2021-01-01")
                .with("review_months", 3));
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      Written object = whole.get(random.nextInt(whole.size()));
      byte[] bytes = object.bytes();
      for (int j = random.nextInt(2); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) (' ' + random.nextInt(95));
      }
      Register register = new Register();
      register.apply(entry(0), Written.accord("call", "treaty", "2018-11-12", Desk.FRANCE).read());
      register.apply(entry(1), Written.circle("group", Desk.FRANCE).read());
      try {
        Optional<RegisterObject> found = ObjectReader.read(bytes, 0, bytes.length);
        // Whatever is read can be entered.
        assertThatCode(() -> found.ifPresent(one -> register.apply(entry(2), one)))
            .as("seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8))
            .doesNotThrowAnyException();
        read++;
      } catch (RefusedException e) {
        assertThat(e.reason()).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(read).isGreaterThan(1000);
  }

  private static Entry entry(long sequence) {
    return new Entry(
        sequence, 1_600_000_000_000_000L + sequence, Desk.FRANCE, false, 0, sequence, 1);
  }
}
