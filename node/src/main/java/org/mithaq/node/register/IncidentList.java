package org.mithaq.node.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.accord.Filed;
import org.mithaq.accord.IncidentClaim;
import org.mithaq.accord.IncidentReport;
import org.mithaq.accord.MattersSeen;
import org.mithaq.accord.Word;
import org.mithaq.node.http.Refusal;

/**
 * {@code /incidents}: what parties report, and what each holds of it, side by side; what its party
 * took back only with {@code revoked=true}.
 */
final class IncidentList {

  static final Set<String> PARAMETERS =
      Set.of("incident", "ransomware_family", "sector", "revoked");

  private static final List<String> COLUMNS =
      List.of(
          "incident",
          "name",
          "states",
          "sectors",
          "impact",
          "ransomware_family",
          "affected_countries",
          "claims",
          "recorded",
          "act");

  private final Scene scene;
  private final Asked asked;

  IncidentList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    List<String> ids = asked.texts("incident");
    List<String> families = asked.texts("ransomware_family");
    List<String> sectors = asked.texts("sector");
    boolean revoked = asked.flag("revoked");
    List<MattersSeen.IncidentSeen> found = new ArrayList<>();
    for (MattersSeen.IncidentSeen each : scene.register().matters(scene.moment()).incidents()) {
      IncidentReport.Terms terms = each.report().object().terms();
      if ((revoked || !terms.revoked())
          && (ids.isEmpty() || ids.contains(each.report().object().id()))
          && (families.isEmpty() || terms.ransomwareFamily().filter(families::contains).isPresent())
          && (sectors.isEmpty() || terms.sectors().stream().anyMatch(sectors::contains))) {
        found.add(each);
      }
    }
    Page<MattersSeen.IncidentSeen> page = Page.at(found, asked.next(), asked.limit());
    return new Listing(
        scene.head("incidents", found.size(), Map.of()),
        COLUMNS,
        page.items(this::item),
        page.next(),
        scene.proof().line());
  }

  private Values item(MattersSeen.IncidentSeen seen) {
    IncidentReport report = seen.report().object();
    IncidentReport.Terms terms = report.terms();
    String by = seen.report().entry().party();
    Values values =
        new Values()
            .text("incident", report.id())
            .text("name", terms.name())
            .object("names", scene.names().of(report.id(), by, "name"))
            .text("description", terms.description())
            .object("descriptions", scene.names().of(report.id(), by, "description"))
            .object("states", scene.reference(by))
            .texts("sectors", terms.sectors())
            .text("impact", terms.impact())
            .text("ransomware_family", terms.ransomwareFamily())
            .texts("affected_countries", terms.countries())
            .note("revoked", terms.revoked())
            .objects("claims", seen.claims().stream().map(this::claim).toList());
    scene.act(values, seen.report().entry());
    return values;
  }

  private Values claim(Filed<IncidentClaim> filed) {
    IncidentClaim.Terms terms = filed.object().terms();
    Values values =
        new Values()
            .text("id", filed.object().id())
            .text("kind", terms.kind().word())
            .object("states", scene.reference(filed.entry().party()))
            .text("text", terms.text())
            .text("from", terms.from().map(Instant::toString))
            .text("until", terms.until().map(Instant::toString))
            .text("confidence", terms.confidence().map(Word::word));
    scene.act(values, filed.entry());
    return values;
  }
}
