package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.stix.Json;

/** What the register of the sample accord answers over HTTP. */
final class RegisterFiguresTest {

  private static final String STATES =
      "positions.json?accord=paris-call&stance=supports&category=state&as_of=";

  @TempDir private static Path folder;
  private static RegisterNode node;

  @BeforeAll
  static void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2018-11-11, 0",
    "2019-09-16, 68",
    "2021-11-01, 79",
    "2021-11-09, 79",
    "2021-11-10, 80",
    "2021-11-12, 80",
    "2022-01-10, 80",
    "2022-01-11, 81"
  })
  void statesThatSupportTheCall(String day, long states) throws Exception {
    Json.Members list = node.list(STATES + day);
    assertThat(list.number("total")).hasValue(states);
    assertThat(list.object("counts").number("state").orElse(0)).isEqualTo(states);
    assertThat(list.text("as_of")).hasValue(day);
    assertThat(list.text("known_at")).hasValue(LocalDate.now(ZoneOffset.UTC).toString());
    assertThat(list.objects("items")).hasSize((int) states);
  }

  @Test
  void nobodyMayHaveSupportedTheCallBeforeItWasOpened() throws Exception {
    Json.Members list = node.list("positions.json?accord=paris-call&as_of=2018-11-11");
    assertThat(list.number("total")).hasValue(0);
    assertThat(list.has("possible")).as("%s", list.text("summary")).isFalse();
    assertThat(list.object("cite").object("checkpoint").number("size").orElse(0)).isPositive();
  }

  @Test
  void theSummarySaysHowWellTheDaysAreKnown() throws Exception {
    Json.Members list = node.list(STATES + "2021-11-12");
    Json.Members byDay = list.object("no_later_than");
    long atTheLatest =
        byDay.byName().keySet().stream().mapToLong(day -> byDay.number(day).orElse(0)).sum();
    assertThat(list.object("date_qualities").number("by")).hasValue(atTheLatest);
    assertThat(list.text("summary").orElse("")).startsWith("80, of which ").contains("2019-09-16");
    long qualities =
        list.object("date_qualities").byName().keySet().stream()
            .mapToLong(word -> list.object("date_qualities").number(word).orElse(0))
            .sum();
    assertThat(qualities).isEqualTo(80);
  }

  @Test
  void theUnitedStatesDeclinedAndThenSupported() throws Exception {
    String us = "positions.json?accord=paris-call&country=US&category=state&as_of=";
    Json.Members before = node.list(us + "2021-11-09").objects("items").getFirst();
    assertThat(before.text("stance")).hasValue("declined");
    assertThat(before.text("basis")).hasValue("reported");
    Json.Members then = node.list(us + "2021-11-10").objects("items").getFirst();
    assertThat(then.text("stance")).hasValue("supports");
    assertThat(then.object("announced_by").text("office")).hasValue("vice-president");
    assertThat(then.objects("sources")).isNotEmpty();
    assertThat(then.objects("explanation")).isNotEmpty();
    List<String> told =
        node.list(us + "2021-11-12&show=history").objects("items").stream()
            .map(item -> item.text("state").orElse(""))
            .toList();
    assertThat(told).contains("current", "claim", "other");
    assertThat(node.list(us + "2021-11-12&show=claims").objects("items"))
        .isNotEmpty()
        .allMatch(item -> item.text("state").orElse("").equals("claim"));
  }

  @Test
  void circlesAndSupportersOverlap() throws Exception {
    assertThat(
            node.countries(
                "parties.json?circle=counter-ransomware&category=state&accord=paris-call"
                    + "&not_stance=supports&as_of=2021-11-12"))
        .isEqualTo("BR IL IN KE NG UA ZA");
    assertThat(
            node.countries(
                "positions.json?accord=paris-call&stance=supports&category=state&circle=nato"
                    + "&as_of=2021-11-09"))
        .doesNotContain("US")
        .contains("FR");
    // Seven states and the Union; of 32 members 31 are states, seven of which do not support.
    long inCircle =
        node.list(STATES + "2021-11-12&circle=counter-ransomware").number("total").orElse(-1);
    long outside =
        node.list(STATES + "2021-11-12&not_circle=counter-ransomware").number("total").orElse(-1);
    assertThat(inCircle).isEqualTo(31 - 7);
    assertThat(outside).isEqualTo(80 - inCircle);
    assertThat(node.countries("parties.json?circle=g7&as_of=2021-11-12&category=state"))
        .isEqualTo("CA DE FR GB IT JP US");
    assertThat(node.countries("parties.json?circle=g7&not_circle=nato&as_of=2021-11-12"))
        .isEqualTo("JP");
  }

  @Test
  void exercisesAreLeftOutOfRealFigures() throws Exception {
    assertThat(node.countries("parties.json")).doesNotContainPattern("X[A-Z]");
    assertThat(node.countries("parties.json?exercise=true")).isEqualTo("XA XB XC XD XE");
    for (String list : List.of("accords", "parties", "positions", "circles", "undertakings")) {
      long real = node.list(list + ".json?limit=1").number("total").orElse(-1);
      long drill = node.list(list + ".json?limit=1&exercise=true").number("total").orElse(-1);
      assertThat(node.list(list + ".json?limit=1&exercise=all").number("total"))
          .as(list)
          .hasValue(real + drill);
      assertThat(node.items(RegisterNode.ANYONE, list + ".json?exercise=true", 1000))
          .as(list)
          .allMatch(item -> item.flag("exercise"));
      assertThat(node.items(RegisterNode.ANYONE, list + ".json", 1000))
          .as(list)
          .noneMatch(item -> item.flag("exercise"));
    }
  }

  @Test
  void anInventedCircleIsAskedForAsAnExercise() throws Exception {
    HttpResponse<byte[]> refused = node.get("", "/register/parties.json?circle=exercise");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("exercise=true");
    assertThat(node.list("parties.json?circle=exercise&exercise=true").number("total")).hasValue(3);
  }

  @Test
  void beforeTheNodeBeganItKnewNothing() throws Exception {
    String then = ".json?known_at=2021-11-12";
    for (String list :
        List.of("accords", "parties", "positions", "circles", "undertakings", "remarks")) {
      Json.Members nothing = node.list(list + then);
      assertThat(nothing.number("total")).as(list).hasValue(0);
      assertThat(nothing.objects("items")).as(list).isEmpty();
      assertThat(nothing.object("counts").byName()).as(list).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"accords", "parties", "positions", "circles", "undertakings", "remarks"})
  void csvSaysWhatJsonSaysRowByRow(String list) throws Exception {
    String query = "?exercise=all&limit=1000";
    List<Json.Members> items = node.items(RegisterNode.ANYONE, list + ".json?exercise=all", 1000);
    HttpResponse<byte[]> answer =
        node.get(RegisterNode.ANYONE, "/register/" + list + ".csv" + query);
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
    assertThat(answer.headers().firstValue("mithaq-as-of"))
        .isEqualTo(node.list(list + ".json").text("as_of"));
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(RegisterNode.text(answer))) {
      csv.forEach(rows::add);
    }
    assertThat(rows).isNotEmpty().hasSize(Math.min(1000, items.size()));
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> wanted = new LinkedHashMap<>();
      for (String column : rows.get(i).getHeader()) {
        if (items.get(i).has(column)) {
          wanted.put(column, flat(items.get(i).byName().getOrDefault(column, new Json.Other())));
        } else {
          wanted.put(column, "");
        }
      }
      assertThat(rows.get(i).getFieldsAsMap()).isEqualTo(wanted);
    }
  }

  /** As it should stand in a cell. */
  private static String flat(Json value) {
    return switch (value) {
      case Json.Text(String text) -> text;
      case Json.Whole(long number) -> Long.toString(number);
      case Json.Truth(boolean truth) -> Boolean.toString(truth);
      case Json.Elements(List<Json> values) ->
          String.join("; ", values.stream().map(RegisterFiguresTest::flat).toList());
      case Json.Members members -> json(members);
      case Json.Other() -> "";
    };
  }

  private static String json(Json value) {
    return switch (value) {
      case Json.Members(Map<String, Json> byName) -> {
        List<String> each = new ArrayList<>();
        byName.forEach((name, member) -> each.add('"' + name + "\":" + json(member)));
        yield "{" + String.join(",", each) + "}";
      }
      case Json.Elements(List<Json> values) ->
          "[" + String.join(",", values.stream().map(RegisterFiguresTest::json).toList()) + "]";
      case Json.Text(String text) ->
          '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
      default -> flat(value);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parties.json?exercise=all",
        "positions.json?accord=paris-call&exercise=all&as_of=2026-01-02",
        "positions.json?show=history",
        "positions.json?show=claims",
        "circles.json",
        "undertakings.json",
        "remarks.json"
      })
  void pagesAreOnePageInPieces(String path) throws Exception {
    List<Json.Members> whole = node.items(RegisterNode.ANYONE, path, 1000);
    for (int limit : new int[] {1 + whole.size() / 9, 7 + whole.size() / 3}) {
      assertThat(node.items(RegisterNode.ANYONE, path, limit)).isEqualTo(whole);
    }
    String separator = path.contains("?") ? "&" : "?";
    assertThat(node.list(path + separator + "limit=1").number("total")).hasValue(whole.size());
    assertThat(node.list(path + separator + "next=999999999999999999").objects("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parties.json?colour=red",
        "parties.json?as_of=2021-02-29",
        "parties.json?as_of=yesterday",
        "parties.json?as_of=",
        "parties.json?as_of=2999-01-01",
        "parties.json?as_of=%2B12021-01-01",
        "parties.json?as_of=-0001-01-01",
        "parties.json?as_of=2021-11-12&as_of=2021-11-13",
        "parties.json?known_at=2999-01-01",
        "parties.json?known_at=2021-11-12T00:00:00Z",
        "parties.json?limit=0",
        "parties.json?limit=1001",
        "parties.json?limit=-1",
        "parties.json?limit=1&limit=2",
        "parties.json?next=abc",
        "parties.json?next=9999999999999999999",
        "parties.json?category=sect",
        "parties.json?category=",
        "parties.json?stance=accedes",
        "parties.json?accord=none",
        "parties.json?circle=none",
        "parties.json?not_circle=none",
        "parties.json?exercise=maybe",
        "positions.json?basis=rumour",
        "positions.json?date_quality=about",
        "positions.json?show=all",
        "circles.json?kind=gang",
        "undertakings.json?stage=stuck",
        "undertakings.json?overdue=perhaps",
        "remarks.json?kind=gossip",
        "positions.csv?colour=red"
      })
  void whatCannotBeAskedIsA400WithAReason(String path) throws Exception {
    HttpResponse<byte[]> answer = node.get(RegisterNode.ANYONE, "/register/" + path);
    assertThat(answer.statusCode()).as(RegisterNode.text(answer)).isEqualTo(400);
    Json.Members error = RegisterNode.json(answer).object("error");
    assertThat(error.text("code")).isPresent();
    assertThat(error.text("message").orElse("")).isNotBlank();
    String name = path.substring(path.indexOf('?') + 1, path.indexOf('='));
    assertThat(error.text("where")).hasValue(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "positions", "positions.xml", ".json", "accords.json.csv", "secrets.json"})
  void whatIsNotThereIsA404WithAReason(String path) throws Exception {
    HttpResponse<byte[]> answer = node.get(RegisterNode.ANYONE, "/register/" + path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(RegisterNode.json(answer).object("error").text("message")).isPresent();
  }

  @Test
  void namesAreFoundInAnySpelling() throws Exception {
    for (String name : List.of("JAPAN", "japon", "%D8%A7%D9%84%D9%8A%D8%A7%D8%A8%D8%A7%D9%86")) {
      assertThat(node.countries("parties.json?category=state&q=" + name)).as(name).isEqualTo("JP");
    }
  }
}
