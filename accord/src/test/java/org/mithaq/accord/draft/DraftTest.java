package org.mithaq.accord.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mithaq.accord.AccordTypes;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.ProgressKind;
import org.mithaq.accord.RegisterObject;
import org.mithaq.accord.Source;
import org.mithaq.stix.IdCheck;
import org.mithaq.stix.Json;
import org.mithaq.stix.Limits;
import org.mithaq.stix.PatternCheck;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.StixReader;

/** What is drafted is valid STIX 2.1, complete, and the same wherever it is written. */
final class DraftTest {
  private static final StixReader READER =
      new StixReader(AccordTypes.table(), Limits.DEFAULT, PatternCheck.NONE, IdCheck.NONE);

  static List<Draft> drafts() {
    return Stream.concat(Samples.all().stream(), MatterSamples.all().stream()).toList();
  }

  static List<Draft> matters() {
    return MatterSamples.all();
  }

  @ParameterizedTest
  @MethodSource("matters")
  void whatIsWrittenIsReadAgain(Draft draft) throws Exception {
    byte[] json = draft.json();

    RegisterObject read = ObjectReader.read(json, 0, json.length).orElseThrow();

    assertThat(MatterSamples.terms(read)).isEqualTo(MatterSamples.terms(draft));
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void everyKindIsValidWithoutAnyRemark(Draft draft) throws Exception {
    List<StixObject> read = new ArrayList<>();
    READER.read(draft.json(), read::add);

    assertThat(read).hasSize(1);
    StixObject object = read.getFirst();
    assertThat(object.findings()).isEmpty();
    assertThat(object.id()).isEqualTo(draft.id()).startsWith(draft.type() + "--");
    assertThat(object.type()).isEqualTo(draft.type());
    assertThat(object.specVersion()).isEqualTo("2.1");
    assertThat(object.created().orElseThrow().text()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(object.modified()).isEqualTo(object.created());
  }

  @Test
  void everyKindIsAmongTheSamples() {
    assertThat(drafts().stream().map(d -> d.getClass().getName()).collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(Draft.class.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.toSet()));
  }

  @Test
  void theSameFactGivesTheSameBytes() {
    List<Draft> again =
        Stream.concat(Samples.all().stream(), MatterSamples.all().stream()).toList();
    for (int i = 0; i < again.size(); i++) {
      assertThat(again.get(i).json()).isEqualTo(drafts().get(i).json());
    }
    assertThat(NaturalId.of("identity", "state:FR"))
        .isEqualTo("identity--18c7fa46-47fb-54dd-adaa-04abf460ac53");
  }

  @Test
  void everyPropertyIsWritten() throws IOException {
    Json.Members position = json(Samples.all().get(2));

    assertThat(position.text("date")).hasValue("2019-09-16");
    assertThat(position.text("date_quality")).hasValue("by");
    assertThat(position.text("not_before")).hasValue("2018-11-12");
    assertThat(position.object("announced_by").text("office")).hasValue("vice-president");
    assertThat(position.objects("explanation").getLast().has("lang")).isFalse();
    assertThat(position.objects("external_references").getFirst().text("source_name"))
        .hasValue("Register");

    Json.Members party = json(Samples.PARTY);
    Json.Members extension =
        party
            .object("extensions")
            .object("extension-definition--ef4bf433-eb9c-4b30-9f24-fbd256410c3e");
    assertThat(party.text("name")).hasValue(Samples.PARTY.name());
    assertThat(extension.text("category")).hasValue("state");
    assertThat(extension.text("source_nature")).hasValue("");
  }

  @Test
  void refusesWhatCannotBeSo() {
    refused("explains", () -> party("a\0b"), "U+0000");
    refused("half a character", () -> party("a\ud800"), "U+D800");
    refused("nothing", () -> party(" "), "name is empty");
    refused(
        "a country in words",
        () ->
            new PartyDraft(
                Samples.head("k"),
                "n",
                PartyCategory.STATE,
                Optional.of("FRA"),
                Optional.empty(),
                PartyDraft.AsFound.NOWHERE),
        "two capital letters");
    refused(
        "another type's id",
        () ->
            new CircleDraft(
                Samples.head("k"),
                "n",
                "n",
                Optional.empty(),
                Samples.CIRCLE.kind(),
                Samples.ACCORD.id()),
        "steward_ref must be the id of a identity");
    refused(
        "a source that leads nowhere",
        () -> Samples.head("k").from(List.of(new Source("x", Optional.empty(), Optional.empty()))),
        "url or a description");
    refused(
        "a script as a source",
        () ->
            Samples.head("k")
                .from(List.of(new Source("x", Optional.empty(), Optional.of("javascript:1")))),
        "http or https");
    refused("time", () -> Head.of("k", Instant.parse("2262-04-12T00:00:00Z")), "2261");
    refused(
        "a report with nothing",
        () ->
            new ProgressDraft(
                Samples.head("k"),
                Samples.UNDERTAKING.id(),
                ProgressKind.REPORT,
                Optional.empty(),
                Samples.EXACT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
        "a stage or a text");
    refused("no translation", () -> TranslationDraft.of(Samples.CIRCLE, new TreeMap<>()), "texts");
    refused(
        "a remark with a first day",
        () ->
            new RemarkDraft(
                Samples.head("k"),
                List.of(Samples.ACCORD.id()),
                Optional.empty(),
                "t",
                Samples.dated("2020-01-01", DateQuality.BY, "2019-01-01"),
                Optional.empty(),
                Optional.empty()),
        "not_before");
  }

  private static void refused(String what, Runnable draft, String words) {
    assertThatThrownBy(draft::run)
        .as(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static PartyDraft party(String name) {
    return new PartyDraft(
        Samples.head("k"),
        name,
        PartyCategory.COMPANY,
        Optional.empty(),
        Optional.empty(),
        PartyDraft.AsFound.NOWHERE);
  }

  private static Json.Members json(Draft draft) throws IOException {
    byte[] bytes = draft.json();
    assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("null");
    return Json.parse(bytes, 0, bytes.length);
  }
}
