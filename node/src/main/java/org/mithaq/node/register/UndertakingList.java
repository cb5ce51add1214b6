package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Circle;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Progress;
import org.mithaq.accord.ProgressKind;
import org.mithaq.accord.Stage;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.UndertakingKind;
import org.mithaq.accord.Undertakings;
import org.mithaq.accord.Word;
import org.mithaq.node.http.Refusal;

/** {@code /register/undertakings}: what was undertaken, how far it was, what was late. */
final class UndertakingList {

  static final Set<String> PARAMETERS =
      Set.of("undertaking", "kind", "stage", "party", "circle", "accord", "overdue");

  private static final List<String> COLUMNS =
      List.of(
          "undertaking",
          "name",
          "kind",
          "by",
          "circle",
          "date",
          "date_quality",
          "stage",
          "since",
          "awaits",
          "due",
          "review_due",
          "overdue",
          "claimed_by",
          "serves",
          "strands",
          "sources",
          "recorded",
          "act");

  private final Scene scene;
  private final Asked asked;

  UndertakingList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    Set<UndertakingKind> kinds = asked.words("kind", UndertakingKind.values());
    Set<Stage> stages = asked.words("stage", Stage.values());
    List<String> ids = asked.texts("undertaking");
    List<String> parties = asked.texts("party");
    Optional<String> accord = asked.text("accord");
    boolean late = asked.flag("overdue");
    Optional<Circle> circle = Optional.empty();
    if (asked.text("circle").isPresent()) {
      circle = Optional.of(scene.circle("circle", asked.text("circle").get()));
    }
    List<Undertakings.Row> found = new ArrayList<>();
    Map<UndertakingKind, Integer> counts = new EnumMap<>(UndertakingKind.class);
    for (Undertakings.Row row : new Undertakings(scene.register(), scene.moment()).all()) {
      Undertaking undertaking = row.filed().object();
      if ((kinds.isEmpty() || kinds.contains(undertaking.kind()))
          && (stages.isEmpty() || row.stage().filter(stages::contains).isPresent())
          && (ids.isEmpty() || ids.contains(undertaking.id()))
          && (parties.isEmpty() || undertaking.by().stream().anyMatch(parties::contains))
          && circle.map(of -> undertaking.circle().filter(of.id()::equals).isPresent()).orElse(true)
          && accord
              .map(slug ->
                  undertaking.serves().stream().anyMatch(norm -> norm.instrument().equals(slug)))
              .orElse(true)
          && (!late || !row.overdue().isEmpty())) {
        found.add(row);
        counts.merge(undertaking.kind(), 1, Integer::sum);
      }
    }
    Page<Undertakings.Row> page =
        Page.of(found, row -> row.filed().entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("undertakings", found.size(), counts),
        COLUMNS,
        page.items(this::item),
        page.next(),
        scene.proof().line());
  }

  private Values item(Undertakings.Row row) {
    Undertaking undertaking = row.filed().object();
    String by = row.filed().entry().party();
    Values values =
        new Values()
            .text("undertaking", undertaking.id())
            .text("name", undertaking.name())
            .object("names", scene.names().of(undertaking.id(), by, "name"))
            .text("description", undertaking.description())
            .object("descriptions", scene.names().of(undertaking.id(), by, "description"))
            .text("kind", undertaking.kind().word())
            .objects("by", undertaking.by().stream().map(scene::reference).toList())
            .text("circle", undertaking.circle().flatMap(scene::slug));
    Scene.dated(values, undertaking.dated());
    values
        .text("stage", row.stage().map(Word::word))
        .text("since", row.reached().flatMap(reached -> reached.since().date()))
        .text("since_quality", row.reached().map(reached -> reached.since().quality().word()))
        .text("awaits", row.awaits())
        .text("due", undertaking.due())
        .text("review_due", row.reviewDue())
        .texts("overdue", row.overdue())
        .text("claimed_by", undertaking.claim().by())
        .objects(
            "serves",
            undertaking.serves().stream()
                .map(norm ->
                    new Values()
                        .text("instrument", norm.instrument())
                        .text("paragraph", norm.paragraph()))
                .toList())
        .texts("strands", undertaking.strands())
        .objects("strand_stages", strands(row.strands()))
        .objects("sources", Scene.sources(undertaking.sources()))
        .objects("progress", row.progress().stream().map(this::step).toList())
        .objects("remarks", remarks(undertaking.id()));
    scene.act(values, row.filed().entry());
    return values;
  }

  /** Whether a word counts, is a comment, or stands beside as a claim or as disagreed with. */
  private static String standing(Undertakings.Step step) {
    if (step.settled()) {
      return "settled";
    }
    return step.filed().object().kind() == ProgressKind.COMMENT ? "comment" : "claim";
  }

  private Values step(Undertakings.Step step) {
    Progress progress = step.filed().object();
    String by = step.filed().entry().party();
    Values values =
        scene
            .reference(by)
            .text("id", progress.id())
            .text("kind", progress.kind().word())
            .text("stage", progress.stage().map(Word::word));
    Scene.dated(values, progress.dated());
    values
        .text("text", progress.text())
        .object("texts", scene.names().of(progress.id(), by, "text"))
        .text("strand", progress.strand())
        .text("awaits", progress.approvalBy())
        .text("replies_to", progress.repliesTo())
        .text("claimed_by", progress.claim().by())
        .text("corrects", progress.claim().corrects())
        .text("standing", standing(step))
        .objects("sources", Scene.sources(progress.sources()));
    scene.act(values, step.filed().entry());
    return values;
  }

  private static List<Values> strands(Map<String, Undertakings.Reached> strands) {
    List<Values> stages = new ArrayList<>();
    strands.forEach((strand, reached) ->
        stages.add(
            new Values()
                .text("strand", strand)
                .text("stage", reached.stage().word())
                .text("since", reached.since().date())
                .text("since_quality", reached.since().quality().word())));
    return stages;
  }

  private List<Values> remarks(String about) {
    return Filed.seen(scene.register().remarks(about), scene::sees)
        .filter(filed -> RemarkList.shows(scene, filed))
        .map(filed -> RemarkList.item(scene, filed))
        .toList();
  }
}
