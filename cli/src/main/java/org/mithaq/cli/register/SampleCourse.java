package org.mithaq.cli.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Precision;
import org.mithaq.accord.ProgressKind;
import org.mithaq.accord.RemarkKind;
import org.mithaq.accord.Stage;
import org.mithaq.accord.UndertakingKind;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.IncidentDraft;
import org.mithaq.accord.draft.ProgressDraft;
import org.mithaq.accord.draft.RemarkDraft;
import org.mithaq.accord.draft.UndertakingDraft;

/** The course of things around the sample accord: undertakings, incidents, remarks. */
final class SampleCourse {
  private static final String ENGLISH = "en";

  private final SampleReader reader;

  SampleCourse(SampleReader reader) {
    this.reader = reader;
  }

  void undertakings(Item file) {
    file.items("undertakings").forEach(this::undertaking);
    file.finish();
  }

  void incidents(Item file) {
    file.items("incidents").forEach(this::incident);
    file.finish();
  }

  void remarks(Item file) {
    file.items("remarks").forEach(this::remark);
    file.finish();
  }

  private void undertaking(Item item) {
    String key = item.text("key");
    SortedMap<String, String> name = item.translated("name");
    SortedMap<String, String> description = item.translated("description");
    List<String> by =
        item.texts("by").stream().map(party -> reader.named(item, "party:" + party).id()).toList();
    UndertakingDraft draft =
        new UndertakingDraft(
            reader.head(item, "undertaking", key).in(ENGLISH),
            SampleReader.english(name),
            Optional.of(SampleReader.english(description)),
            SampleReader.word(item, "kind", UndertakingKind.values()),
            by,
            item.optional("circle").map(slug -> reader.named(item, "circle:" + slug).id()),
            SampleReader.dated(item),
            new UndertakingDraft.Plan(
                item.optional("approval_by"),
                SampleReader.day(item, "due"),
                item.optional("review_months").map(Integer::valueOf),
                SampleReader.day(item, "last_review"),
                item.texts("strands")),
            item.items("serves").stream().map(SampleCourse::norm).toList(),
            item.optional("claimed_by"));
    reader.add(Optional.of("undertaking:" + key), draft);
    reader.translate(draft, Map.of("name", name, "description", description));
    item.items("progress").forEach(step -> progress(draft, step));
    item.finish();
  }

  private static UndertakingDraft.Norm norm(Item item) {
    UndertakingDraft.Norm norm =
        new UndertakingDraft.Norm(item.text("instrument"), item.optional("paragraph"));
    item.finish();
    return norm;
  }

  private void progress(UndertakingDraft undertaking, Item item) {
    ProgressKind kind = SampleReader.word(item, "kind", ProgressKind.values());
    Optional<Stage> stage =
        kind == ProgressKind.STAGE
            ? Optional.of(SampleReader.word(item, "stage", Stage.values()))
            : Optional.empty();
    Dated dated = SampleReader.dated(item);
    Optional<String> claimedBy = item.optional("claimed_by");
    SortedMap<String, String> text = item.translated("text");
    String key =
        "%s:%s:%s:%s"
            .formatted(
                undertaking.head().key(),
                kind.word(),
                stage.map(Stage::word).orElse(""),
                SampleReader.when(dated, claimedBy));
    ProgressDraft draft =
        new ProgressDraft(
            reader.head(item, "progress", key).in(ENGLISH),
            undertaking.id(),
            kind,
            stage,
            dated,
            Optional.of(SampleReader.english(text)),
            item.optional("strand"),
            item.optional("approval_by"),
            Optional.empty(),
            claimedBy);
    item.finish();
    reader.add(Optional.empty(), draft);
    reader.translate(draft, Map.of("text", text));
  }

  private void incident(Item item) {
    String key = item.text("key");
    SortedMap<String, String> name = item.translated("name");
    SortedMap<String, String> description = item.translated("description");
    IncidentDraft draft =
        new IncidentDraft(
            reader.head(item, "incident", key).in(ENGLISH),
            SampleReader.english(name),
            Optional.of(SampleReader.english(description)));
    reader.add(Optional.of("incident:" + key), draft);
    reader.translate(draft, Map.of("name", name, "description", description));
    Dated dated = SampleReader.dated(item);
    // An incident of STIX 2.1 has no date: a remark without a claimant bears it.
    reader.add(
        Optional.empty(),
        new RemarkDraft(
            reader.head(item, "note", "incident:" + key + ":date"),
            List.of(draft.id()),
            Optional.of("date"),
            dated.date().map(LocalDate::toString).orElse("unknown"),
            dated,
            Optional.empty(),
            Optional.empty()));
    item.items("claims").forEach(claim -> claim(draft, claim));
    item.finish();
  }

  private void claim(IncidentDraft incident, Item item) {
    String what = item.text("what");
    String value = item.text("value");
    if (Stream.of("actor", "date", "cause", "family").noneMatch(what::equals)) {
      throw item.wrong("what cannot be «" + what + "»");
    }
    Optional<String> claimedBy = Optional.of(item.text("claimed_by"));
    SortedMap<String, String> text = item.translated("text");
    RemarkDraft draft =
        new RemarkDraft(
            reader
                .head(
                    item,
                    "note",
                    "incident:%s:%s:%s"
                        .formatted(incident.head().key(), what, claimedBy.orElse("")))
                .in(ENGLISH),
            List.of(incident.id()),
            Optional.of(what + ": " + value),
            SampleReader.english(text),
            claimed(what, value),
            Optional.empty(),
            claimedBy);
    item.finish();
    reader.add(Optional.empty(), draft);
    reader.translate(draft, Map.of("content", text));
  }

  /** The day that a claim on the day makes; unknown for a claim on anything else. */
  private static Dated claimed(String what, String value) {
    if (what.equals("date")) {
      try {
        return new Dated(Optional.of(LocalDate.parse(value)), DateQuality.EXACT, Optional.empty());
      } catch (DateTimeException e) {
        // A claim in words, such as «the end of May».
      }
    }
    return new Dated(Optional.empty(), DateQuality.UNKNOWN, Optional.empty());
  }

  private void remark(Item item) {
    String key = item.text("key");
    List<String> about =
        item.texts("about").stream().map(name -> reader.named(item, name)).map(Draft::id).toList();
    boolean counted = SampleReader.word(item, "kind", RemarkKind.values()) == RemarkKind.FIGURE;
    SortedMap<String, String> text = item.translated("text");
    RemarkDraft draft =
        new RemarkDraft(
            reader.head(item, "note", key).in(ENGLISH),
            about,
            Optional.empty(),
            SampleReader.english(text),
            SampleReader.dated(item),
            counted ? Optional.of(figure(item)) : Optional.empty(),
            item.optional("claimed_by"));
    item.finish();
    reader.add(Optional.empty(), draft);
    reader.translate(draft, Map.of("content", text));
  }

  private static RemarkDraft.Figure figure(Item item) {
    Optional<PartyCategory> category =
        item.optional("category").isEmpty()
            ? Optional.empty()
            : Optional.of(SampleReader.word(item, "category", PartyCategory.values()));
    return new RemarkDraft.Figure(
        Long.parseLong(item.text("number")),
        SampleReader.word(item, "precision", Precision.values()),
        category,
        item.optional("unit"));
  }
}
