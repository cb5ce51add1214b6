package org.mithaq.node.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.CaseCourse;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.CasePhase;
import org.mithaq.accord.Evidence;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Signature;
import org.mithaq.accord.Word;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Refusal;

/**
 * {@code /cases}: what states hold against a state, and what it replies. There is no list by
 * country, and nothing is counted but how far cases are.
 */
final class CaseList {

  static final Set<String> PARAMETERS = Set.of("case", "phase", "waits_for");

  /** Stand on every case. */
  static final List<String> NOTICES =
      List.of(
          "Attribution is a national prerogative; who acknowledges a notice agrees to nothing.",
          "Activity from a territory does not by itself establish that state's responsibility.");

  private static final List<String> COLUMNS =
      List.of(
          "case",
          "name",
          "claimants",
          "respondent",
          "norm",
          "claim",
          "response",
          "phase",
          "noticed",
          "respond_by",
          "recorded",
          "act",
          "notices");

  private final Scene scene;
  private final Asked asked;

  CaseList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    List<String> ids = asked.texts("case");
    Set<CasePhase> phases = asked.words("phase", CasePhase.values());
    Optional<String> waitsFor = asked.text("waits_for");
    List<CaseCourse> found = new ArrayList<>();
    Map<CasePhase, Integer> counts = new EnumMap<>(CasePhase.class);
    for (CaseCourse each : scene.register().matters(scene.moment()).cases()) {
      CasePhase phase = each.phase(scene.at());
      if ((ids.isEmpty() || ids.contains(each.opened().object().id()))
          && (phases.isEmpty() || phases.contains(phase))
          && waitsFor.map(party -> each.waitsFor(party, scene.at())).orElse(true)) {
        found.add(each);
        counts.merge(phase, 1, Integer::sum);
      }
    }
    Page<CaseCourse> page =
        Page.of(found, each -> each.opened().entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("cases", found.size(), counts).texts("notices", NOTICES),
        COLUMNS,
        page.items(this::item),
        page.next(),
        scene.proof().line());
  }

  private Values item(CaseCourse course) {
    AccountabilityCase opened = course.opened().object();
    AccountabilityCase.Terms terms = opened.terms();
    String by = course.opened().entry().party();
    CasePhase phase = course.phase(scene.at());
    Values values =
        new Values()
            .text("case", opened.id())
            .text("name", terms.name())
            .object("names", scene.names().of(opened.id(), by, "name"))
            .object("states", scene.reference(by))
            .objects("claimants", course.claimants().stream().map(scene::reference).toList())
            .object("respondent", scene.reference(terms.respondent()))
            .object(
                "norm",
                new Values()
                    .text("instrument", terms.norm().instrument())
                    .text("paragraph", terms.norm().paragraph()))
            .objects("claim", Scene.passages(terms.claim()))
            .objects("response", response(course))
            .texts("incidents", terms.incidents())
            .text("phase", phase.word());
    course.noticed().ifPresent(at -> values.text("noticed", CommitTime.text(at)));
    course.respondBy().ifPresent(at -> values.text("respond_by", CommitTime.text(at)));
    if (phase == CasePhase.NO_REPLY) {
      values.text("no_reply_recorded_by", day(course.respondBy().orElseThrow()).toString());
    }
    values
        .objects("entries", course.entries().stream().map(this::entry).toList())
        .texts("notices", NOTICES);
    scene.act(values, course.opened().entry());
    return values;
  }

  /** What the respondent stated in reply, beside the claim wherever that stands. */
  private static List<Values> response(CaseCourse course) {
    return course.entries().stream()
        .filter(filed -> filed.object().terms().kind() == CaseEntryKind.RESPONSE)
        .flatMap(filed -> Scene.passages(filed.object().terms().texts()).stream())
        .toList();
  }

  private static LocalDate day(long micros) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(micros / 1_000_000), ZoneOffset.UTC);
  }

  private Values entry(Filed<CaseEntry> filed) {
    CaseEntry entry = filed.object();
    CaseEntry.Terms terms = entry.terms();
    Values values =
        new Values()
            .text("id", entry.id())
            .text("kind", terms.kind().word())
            .object("states", scene.reference(filed.entry().party()))
            .objects("texts", Scene.passages(terms.texts()))
            .text("date", terms.date())
            .object("evidence", terms.evidence().map(CaseList::evidence))
            .text("about", terms.about())
            .text("diligence", terms.diligence().map(Word::word));
    terms.extension().ifPresent(more -> values.number("seconds", more.toSeconds()));
    if (terms.kind() == CaseEntryKind.FINDING) {
      values.objects("signatures", signatures(entry.id()));
    }
    scene.act(values, filed.entry());
    return values;
  }

  /** For which sides a joint finding was signed. */
  private List<Values> signatures(String finding) {
    List<Values> signed = new ArrayList<>();
    for (Filed<Signature> filed : scene.register().signatures(finding)) {
      if (scene.sees(filed.entry())) {
        Values values = scene.reference(filed.object().party());
        values.text("key", filed.object().keyId());
        scene.act(values, filed.entry());
        signed.add(values);
      }
    }
    return signed;
  }

  private static Values evidence(Evidence evidence) {
    return new Values()
        .text("name", evidence.name())
        .text("source", evidence.source())
        .text("digest", evidence.digest())
        .text("commitment", evidence.commitment())
        .text("salt", evidence.salt())
        .text("confidence", evidence.confidence().map(Word::word));
  }
}
