package org.mithaq.cli.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.Basis;
import org.mithaq.accord.CircleKind;
import org.mithaq.accord.Dated;
import org.mithaq.accord.MembershipStatus;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Stance;
import org.mithaq.accord.draft.AccordDraft;
import org.mithaq.accord.draft.CircleDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.MembershipDraft;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.node.country.Countries;

/**
 * Makes the sample's objects from its YAML, when the program is built: reading YAML takes a second
 * of a start, reading what this writes some milliseconds.
 */
public final class SampleCompiler {
  private static final String ENGLISH = "en";

  private final Countries countries = new Countries();
  private final SampleReader reader;

  private SampleCompiler() {
    this.reader = new SampleReader(SampleFiles.read("sources"));
  }

  /** Writes the objects to a file, one a line. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines());
  }

  static byte[] lines() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Draft draft : drafts()) {
      lines.writeBytes(draft.json());
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /**
   * The objects as drafts.
   *
   * @throws IllegalArgumentException with the place, if a file of the sample is wrong
   */
  static List<Draft> drafts() {
    SampleCompiler sample = new SampleCompiler();
    sample.accord(SampleFiles.read("accord"));
    Item parties = SampleFiles.read("parties");
    parties.items("parties").forEach(sample::party);
    parties.finish();
    Item circles = SampleFiles.read("circles");
    circles.items("circles").forEach(sample::circle);
    circles.finish();
    Item positions = SampleFiles.read("positions");
    positions.items("positions").forEach(sample::position);
    positions.finish();
    SampleCourse course = new SampleCourse(sample.reader);
    course.undertakings(SampleFiles.read("undertakings"));
    course.incidents(SampleFiles.read("incidents"));
    course.remarks(SampleFiles.read("remarks"));
    return List.copyOf(sample.reader.drafts());
  }

  private void accord(Item file) {
    Item item = file.item("accord").orElseThrow(() -> file.wrong("accord is missing"));
    file.finish();
    String slug = item.text("slug");
    SortedMap<String, String> name = item.translated("name");
    SortedMap<String, String> description = item.translated("description");
    AccordDraft draft =
        new AccordDraft(
            reader.head(item, "accord", slug).in(ENGLISH),
            SampleReader.english(name),
            slug,
            Optional.of(SampleReader.english(description)),
            SampleReader.word(item, "nature", AccordNature.values()),
            SampleReader.day(item, "opened").orElseThrow(() -> item.wrong("opened is missing")),
            Sample.DEPOSITARY,
            item.items("texts").stream().map(SampleCompiler::text).toList());
    item.finish();
    reader.add(Optional.of("accord:" + slug), draft);
    reader.translate(draft, Map.of("name", name, "description", description));
  }

  private static AccordDraft.Text text(Item item) {
    AccordDraft.Text text =
        new AccordDraft.Text(
            item.text("lang"),
            item.text("authentic").equals("true"),
            item.text("title"),
            item.optional("url"),
            item.items("principles").stream().map(SampleCompiler::principle).toList());
    item.finish();
    return text;
  }

  private static AccordDraft.Principle principle(Item item) {
    AccordDraft.Principle principle =
        new AccordDraft.Principle(item.text("number"), item.text("title"), item.optional("text"));
    item.finish();
    return principle;
  }

  private void party(Item item) {
    PartyCategory category = SampleReader.word(item, "category", PartyCategory.values());
    Optional<String> country = item.optional("country");
    Optional<String> name = Optional.of("party:" + item.text("key"));
    if (category == PartyCategory.STATE) {
      String alpha2 = country.orElseThrow(() -> item.wrong("a state has a country"));
      reader.add(name, Facts.state(alpha2, countries));
    } else {
      SortedMap<String, String> names = item.translated("name");
      String english = SampleReader.english(names);
      // The same as an import of the register makes of it, so that each finds the other's there.
      PartyDraft draft =
          new PartyDraft(
              Head.of(Facts.partyKey("paris-call", english), Facts.WRITTEN),
              english,
              category,
              country,
              Optional.empty(),
              item.item("found").map(SampleCompiler::found).orElse(PartyDraft.AsFound.NOWHERE));
      reader.add(name, draft);
      reader.translate(draft, Map.of("name", names));
    }
    item.finish();
  }

  private static PartyDraft.AsFound found(Item item) {
    PartyDraft.AsFound found =
        new PartyDraft.AsFound(
            Optional.of(item.optional("category").orElse("")),
            Optional.of(item.optional("nature").orElse("")),
            Optional.of(item.optional("country").orElse("")));
    item.finish();
    return found;
  }

  private void circle(Item item) {
    String slug = item.text("slug");
    SortedMap<String, String> name = item.translated("name");
    SortedMap<String, String> description = item.translated("description");
    CircleDraft draft =
        new CircleDraft(
            reader.head(item, "circle", slug).in(ENGLISH),
            SampleReader.english(name),
            slug,
            Optional.of(SampleReader.english(description)),
            SampleReader.word(item, "kind", CircleKind.values()),
            Sample.DEPOSITARY);
    reader.add(Optional.of("circle:" + slug), draft);
    Map<String, SortedMap<String, String>> texts = new LinkedHashMap<>();
    texts.put("name", name);
    texts.put("description", description);
    reader.translate(draft, texts);
    item.items("members").forEach(member -> member(draft, member));
    item.finish();
  }

  private void member(CircleDraft circle, Item item) {
    Draft party = reader.named(item, "party:" + item.text("party"));
    MembershipStatus status = SampleReader.word(item, "status", MembershipStatus.values());
    Dated dated = SampleReader.dated(item);
    Optional<String> claimedBy = item.optional("claimed_by");
    String key =
        "%s:%s:%s:%s"
            .formatted(
                circle.slug(),
                party.head().key(),
                status.word(),
                SampleReader.when(dated, claimedBy));
    reader.add(
        Optional.empty(),
        new MembershipDraft(
            reader.head(item, "membership", key),
            circle.id(),
            party.id(),
            status,
            dated,
            Basis.REPORTED,
            claimedBy));
    item.finish();
  }

  private void position(Item item) {
    Draft accord = reader.named(item, "accord:paris-call");
    Draft party = reader.named(item, "party:" + item.text("party"));
    Stance stance = SampleReader.word(item, "stance", Stance.values());
    Dated dated = SampleReader.dated(item);
    Optional<String> claimedBy = item.optional("claimed_by");
    String key =
        "%s:%s:%s:%s"
            .formatted(
                accord.head().key(),
                party.head().key(),
                stance.word(),
                SampleReader.when(dated, claimedBy));
    reader.add(
        Optional.empty(),
        new PositionDraft(
            reader.head(item, "position", key),
            accord.id(),
            party.id(),
            stance,
            dated,
            SampleReader.word(item, "basis", Basis.values()),
            item.item("announced_by").map(SampleCompiler::announcement),
            item.items("explanation").stream().map(SampleCompiler::passage).toList(),
            claimedBy));
    item.finish();
  }

  private static PositionDraft.Announcement announcement(Item item) {
    PositionDraft.Announcement announcement =
        new PositionDraft.Announcement(
            item.text("name"), item.text("office"), item.optional("title"), item.optional("place"));
    item.finish();
    return announcement;
  }

  private static Passage passage(Item item) {
    Passage passage = new Passage(item.text("lang"), item.text("text"));
    item.finish();
    return passage;
  }
}
