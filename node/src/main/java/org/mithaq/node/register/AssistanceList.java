package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Assistance;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.AssistanceTask;
import org.mithaq.accord.Circle;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Need;
import org.mithaq.accord.TaskPhase;
import org.mithaq.accord.Urgency;
import org.mithaq.accord.Word;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Refusal;

/** {@code /assistance}: who asked whom for help, how far it is, which clocks run. */
final class AssistanceList {

  static final Set<String> PARAMETERS =
      Set.of("request", "phase", "need", "urgency", "party", "waits_for", "circle", "overdue");

  /** Stands above every answer. */
  static final String NOTICE =
      "A request for assistance replaces no mutual legal assistance and obliges nobody.";

  private static final List<String> COLUMNS =
      List.of(
          "request",
          "name",
          "asking",
          "phase",
          "needs",
          "urgency",
          "circle",
          "overdue",
          "tasks",
          "recorded",
          "act");

  private final Scene scene;
  private final Asked asked;

  AssistanceList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    List<String> ids = asked.texts("request");
    Set<Assistance.Phase> phases = asked.words("phase", Assistance.Phase.values());
    Set<Need> needs = asked.words("need", Need.values());
    Set<Urgency> urgencies = asked.words("urgency", Urgency.values());
    List<String> parties = asked.texts("party");
    Optional<String> waitsFor = asked.text("waits_for");
    boolean late = asked.flag("overdue");
    Optional<Circle> circle = Optional.empty();
    if (asked.text("circle").isPresent()) {
      circle = Optional.of(scene.circle("circle", asked.text("circle").get()));
    }
    List<Assistance> found = new ArrayList<>();
    Map<Assistance.Phase, Integer> counts = new EnumMap<>(Assistance.Phase.class);
    for (Assistance each : scene.register().matters(scene.moment()).assistances()) {
      AssistanceRequest.Terms terms = each.request().object().terms();
      if ((ids.isEmpty() || ids.contains(each.request().object().id()))
          && (phases.isEmpty() || phases.contains(each.phase()))
          && (needs.isEmpty() || terms.needs().stream().anyMatch(needs::contains))
          && (urgencies.isEmpty() || urgencies.contains(terms.urgency()))
          && (parties.isEmpty() || parties.stream().anyMatch(party -> concerns(each, party)))
          && waitsFor.map(party -> waits(each, party)).orElse(true)
          && circle.map(of -> terms.circle().filter(of.id()::equals).isPresent()).orElse(true)
          && (!late || each.isOverdue(scene.at()))) {
        found.add(each);
        counts.merge(each.phase(), 1, Integer::sum);
      }
    }
    Page<Assistance> page =
        Page.of(found, each -> each.request().entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("assistance", found.size(), counts).text("notice", NOTICE),
        COLUMNS,
        page.items(this::item),
        page.next(),
        scene.proof().line());
  }

  private static boolean concerns(Assistance each, String party) {
    return each.asking().equals(party) || each.task(party).isPresent();
  }

  /** Whether a party has to do something now: answer, or explain what was asked back. */
  private static boolean waits(Assistance each, String party) {
    if (each.ended().isPresent()) {
      return false;
    }
    boolean explains =
        each.asking().equals(party)
            && each.tasks().stream().anyMatch(task -> task.phase() == TaskPhase.ASKED_BACK);
    return explains
        || each.task(party)
            .filter(task -> task.phase() != TaskPhase.ASKED_BACK && !task.phase().isOver())
            .isPresent();
  }

  private Values item(Assistance each) {
    AssistanceRequest request = each.request().object();
    AssistanceRequest.Terms terms = request.terms();
    String by = each.asking();
    Values values =
        new Values()
            .text("request", request.id())
            .text("name", terms.name())
            .object("names", scene.names().of(request.id(), by, "name"))
            .text("description", terms.description())
            .object("descriptions", scene.names().of(request.id(), by, "description"))
            .object("asking", scene.reference(by))
            .text("circle", terms.circle().flatMap(scene::slug))
            .texts("needs", terms.needs().stream().map(Word::word).sorted().toList())
            .text("urgency", terms.urgency().word())
            .text("phase", each.phase().word())
            .flag("overdue", each.isOverdue(scene.at()))
            .objects("tasks", each.tasks().stream().map(task -> task(each, task)).toList())
            .texts("incidents", terms.incidents())
            .texts("objects", terms.objects())
            .text("for_request", terms.forRequest())
            .objects("replies", each.replies().stream().map(this::reply).toList());
    scene.act(values, each.request().entry());
    return values;
  }

  private Values task(Assistance each, AssistanceTask task) {
    AssistanceRequest.Terms terms = each.request().object().terms();
    Values values =
        scene
            .reference(task.party())
            .text("phase", task.phase().word())
            .text("asked", CommitTime.text(task.asked()))
            .text("acknowledge_by", CommitTime.text(task.acknowledgeBy(terms)));
    task.acknowledged().ifPresent(at -> values.text("acknowledged", CommitTime.text(at)));
    values.text("answer_by", CommitTime.text(task.answerBy(terms)));
    task.answered().ifPresent(at -> values.text("answered", CommitTime.text(at)));
    task.waitsSince().ifPresent(at -> values.text("waits_since", CommitTime.text(at)));
    Optional<String> overdue =
        each.ended().isPresent()
            ? Optional.empty()
            : task.overdue(terms, scene.at()).map(Word::word);
    return values
        .text("overdue", overdue)
        .number("reminders", task.reminders())
        .texts("escalated", task.escalated().stream().map(Word::word).sorted().toList());
  }

  private Values reply(Filed<AssistanceReply> filed) {
    AssistanceReply reply = filed.object();
    AssistanceReply.Terms terms = reply.terms();
    String by = filed.entry().party();
    Values values =
        scene
            .reference(by)
            .text("id", reply.id())
            .text("kind", terms.kind().word())
            .text("text", terms.text())
            .object("texts", scene.names().of(reply.id(), by, "text"))
            .text("reason", terms.reason())
            .object("about", terms.about().map(scene::reference))
            .objects("to", terms.to().stream().map(scene::reference).toList())
            .texts("objects", terms.objects())
            .text("cause", terms.cause().map(Word::word))
            .note("automatic", terms.automatic());
    scene.act(values, filed.entry());
    return values;
  }
}
