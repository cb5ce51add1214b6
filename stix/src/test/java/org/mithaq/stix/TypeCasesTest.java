package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of STIX 2.1, valid and broken, from the resource {@code types.cases}. */
class TypeCasesTest {
  private static final StixReader READER = StixReader.stix21();
  private static final Set<String> EXPECTED_WARNINGS = Set.of("undeclared-type");

  record Case(String name, String json, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    Map<String, String> object = new LinkedHashMap<>();
    String type = "";
    boolean validAdded = true;
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String text = line.strip();
      if (text.startsWith("type ") && !Character.isWhitespace(line.charAt(0))) {
        String[] words = text.split(" ");
        type = words[1];
        object = common(type, words[2]);
        validAdded = false;
        continue;
      }
      boolean change = text.startsWith("- ") || text.startsWith("+ ");
      if (!change) {
        put(object, text);
        continue;
      }
      if (!validAdded) {
        cases.add(new Case(type + " as it stands", json(object), "fine"));
        validAdded = true;
      }
      String[] sides = text.substring(2).split(" -> ");
      Map<String, String> changed = new LinkedHashMap<>(object);
      for (String part : sides[0].split(" & ")) {
        if (text.startsWith("- ")) {
          assertThat(changed.remove(part)).as(part + " of " + type).isNotNull();
        } else {
          put(changed, part);
        }
      }
      cases.add(new Case(type + " " + text, json(changed), sides[1]));
    }
    return cases.stream();
  }

  private static List<String> lines() throws IOException {
    try (var in = TypeCasesTest.class.getResourceAsStream("types.cases")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Map<String, String> common(String type, String kind) {
    Map<String, String> object = new LinkedHashMap<>();
    object.put("type", '"' + type + '"');
    object.put("id", '"' + type + "--31b940d4-6f7f-459a-80ea-9c1f17b5891b\"");
    if (!kind.equals("sco")) {
      object.put("spec_version", "\"2.1\"");
      object.put("created", "\"2016-05-12T08:17:27.000Z\"");
    }
    if (!kind.equals("sco") && !kind.equals("marking")) {
      object.put("modified", "\"2017-05-12T08:17:27.000Z\"");
    }
    return object;
  }

  private static void put(Map<String, String> object, String part) {
    int space = part.indexOf(' ');
    object.put(part.substring(0, space), part.substring(space + 1));
  }

  private static String json(Map<String, String> object) {
    return object.entrySet().stream()
        .map(e -> '"' + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isJudgedAsTheResourceSays(Case it) throws Exception {
    List<Finding> findings = new ArrayList<>();
    READER.read(
        it.json().getBytes(StandardCharsets.UTF_8), object -> findings.addAll(object.findings()));
    if (it.expected().equals("fine")) {
      findings.removeIf(f -> EXPECTED_WARNINGS.contains(f.code()));
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings.stream().map(f -> said(f))).contains(it.expected());
    }
  }

  private static String said(Finding f) {
    return (f.level() + " " + f.code() + " " + f.path()).strip();
  }

  @Test
  void everyTypeOfTheTableHasItsCases() throws IOException {
    Set<String> covered =
        lines().stream()
            .filter(line -> line.startsWith("type "))
            .map(line -> line.split(" ")[1])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(covered).containsAll(TypeTable.stix21().names());
    assertThat(TypeTable.stix21().names()).hasSize(19 + 2 + 18 + 3);
  }
}
