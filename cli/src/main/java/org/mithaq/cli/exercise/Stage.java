package org.mithaq.cli.exercise;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.TranslationDraft;
import org.mithaq.node.Desk;

/** Where it is played: parties step up, and what they hand in enters by the common path. */
final class Stage {

  /** Waits until some time after the beginning. */
  @FunctionalInterface
  interface Pace {
    void until(Duration fromBeginning) throws InterruptedException;
  }

  static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String CLOSED = "exercise";
  private static final String OPEN = "public";

  private final Desk desk;
  private final Cast cast;
  private final String run;
  private final InstantSource clock;
  private final Pace pace;
  private int count;

  /**
   * A stage.
   *
   * @param run names this run, so that its objects are its own
   */
  Stage(Desk desk, Cast cast, String run, InstantSource clock, Pace pace) {
    this.desk = desk;
    this.cast = cast;
    this.run = run;
    this.clock = clock;
    this.pace = pace;
  }

  Cast cast() {
    return cast;
  }

  String run() {
    return run;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Now, as objects write it: three digits, even where they are zeros. */
  String time() {
    return MILLIS.format(now());
  }

  void until(Duration fromBeginning) throws InterruptedException {
    pace.until(fromBeginning);
  }

  /** A head for what a party says in English. */
  Head head(String party) {
    return head(party, Integer.toString(++count));
  }

  /** The same for what is looked for by its id. */
  Head head(String party, String name) {
    return new Head(
        "exercise:" + run + ":" + name, now(), Optional.of(party), Optional.of("en"), List.of());
  }

  /** In the circle's collection. */
  void inCircle(String party, Draft... drafts) throws IOException {
    submit(party, CLOSED, drafts);
  }

  /**
   * In the circle's collection, with what it says in other languages.
   *
   * @param texts by property, by language
   */
  void inCircle(String party, Draft draft, Map<String, Map<String, String>> texts)
      throws IOException {
    SortedMap<String, SortedMap<String, String>> contents = new TreeMap<>();
    texts.forEach((lang, properties) -> contents.put(lang, new TreeMap<>(properties)));
    inCircle(party, draft);
    inCircle(party, TranslationDraft.of(draft, contents));
  }

  /** Where everyone reads it. */
  void inPublic(String party, Draft... drafts) throws IOException {
    submit(party, OPEN, drafts);
  }

  /** Raw objects in the circle's collection. */
  void inCircle(String party, List<byte[]> objects) throws IOException {
    desk.submit(party, CLOSED, objects);
  }

  /** With the party's own signature over it, where everyone reads it. */
  void signed(String party, Draft draft) throws IOException {
    byte[] json = draft.json();
    desk.submit(
        party, OPEN, List.of(json, cast.sign(party, draft.id(), draft.head().created(), json)));
  }

  /** New versions of the parties' identities, with the keys of this run. */
  void newKeys() throws IOException {
    for (String party : cast.parties()) {
      desk.submit(party, OPEN, List.of(cast.identity(party, now())));
    }
  }

  private void submit(String party, String collection, Draft... drafts) throws IOException {
    List<byte[]> objects = new ArrayList<>();
    Arrays.stream(drafts).map(Draft::json).forEach(objects::add);
    desk.submit(party, collection, objects);
  }
}
