package org.mithaq.node.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.StatementCourse;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Refusal;

/** {@code /statements}: texts that parties sign together, clause by clause, in each language. */
final class StatementList {

  static final Set<String> PARAMETERS = Set.of("statement", "phase", "party", "waits_for");

  private static final List<String> COLUMNS =
      List.of(
          "statement",
          "name",
          "phase",
          "standing",
          "needed",
          "published",
          "closes",
          "cosigned_by",
          "recorded",
          "act");

  private final Scene scene;
  private final Asked asked;

  StatementList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    List<String> ids = asked.texts("statement");
    Set<StatementCourse.Phase> phases = asked.words("phase", StatementCourse.Phase.values());
    List<String> parties = asked.texts("party");
    Optional<String> waitsFor = asked.text("waits_for");
    List<StatementCourse> found = new ArrayList<>();
    Map<StatementCourse.Phase, Integer> counts = new EnumMap<>(StatementCourse.Phase.class);
    for (StatementCourse each : scene.register().matters(scene.moment()).statements()) {
      StatementCourse.Phase phase = each.phase(scene.at());
      if ((ids.isEmpty() || ids.contains(each.statement().object().id()))
          && (phases.isEmpty() || phases.contains(phase))
          && (parties.isEmpty() || parties.stream().anyMatch(party -> each.of(party).isPresent()))
          && waitsFor
              .map(party -> each.invited().contains(party) && each.of(party).isEmpty())
              .orElse(true)) {
        found.add(each);
        counts.merge(phase, 1, Integer::sum);
      }
    }
    Page<StatementCourse> page =
        Page.of(found, each -> each.statement().entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("statements", found.size(), counts),
        COLUMNS,
        page.items(this::item),
        page.next(),
        scene.proof().line());
  }

  private Values item(StatementCourse course) {
    JointStatement statement = course.statement().object();
    JointStatement.Terms terms = statement.terms();
    Values values =
        new Values()
            .text("statement", statement.id())
            .text("name", terms.name())
            .text("digest", statement.digest())
            .object("proposed_by", scene.reference(course.statement().entry().party()))
            .text("phase", course.phase(scene.at()).word())
            .number("standing", course.standing())
            .number("needed", terms.threshold().orElse(course.invited().size()))
            .text("circle", terms.circle().flatMap(scene::slug))
            .text("closes", terms.closes().map(Instant::toString));
    course.published().ifPresent(at -> values.text("published", CommitTime.text(at)));
    values
        .objects("texts", terms.texts().stream().map(StatementList::text).toList())
        .objects("invited", course.invited().stream().map(scene::reference).toList())
        .objects("cosigned_by", course.signed().values().stream().map(this::signed).toList());
    scene.act(values, course.statement().entry());
    return values;
  }

  private static Values text(JointStatement.Text text) {
    return new Values()
        .text("lang", text.lang())
        .text("title", text.title())
        .objects(
            "clauses",
            text.clauses().stream()
                .map(clause ->
                    new Values()
                        .text("number", clause.number())
                        .text("text", clause.text())
                        .text("digest", clause.digest()))
                .toList());
  }

  private Values signed(StatementCourse.Signed signed) {
    Cosignature.Terms terms = signed.last().object().terms();
    Values values =
        scene
            .reference(terms.party())
            .text("id", signed.last().object().id())
            .text("since", CommitTime.text(signed.first()))
            .flag("stands", signed.stands())
            .note("late", signed.late())
            .objects(
                "reservations",
                terms.reservations().stream()
                    .map(each ->
                        new Values()
                            .text("clause", each.clause())
                            .text("lang", each.passage().lang())
                            .text("text", each.passage().text()))
                    .toList())
            .objects("explanation", Scene.passages(terms.explanation()));
    scene.act(values, signed.last().entry());
    return values;
  }
}
