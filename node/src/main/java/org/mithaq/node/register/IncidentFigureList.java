package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.accord.AssistanceFigures;
import org.mithaq.accord.IncidentFigures;
import org.mithaq.node.http.Refusal;

/** {@code /incident-figures}: how many incidents, by quarter; see {@link IncidentFigures}. */
final class IncidentFigureList {

  static final Set<String> PARAMETERS = Set.of("by");

  private static final List<String> COLUMNS = List.of("by", "value", "quarter", "incidents");

  private final Scene scene;
  private final Asked asked;

  IncidentFigureList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    List<String> by = asked.texts("by");
    List<IncidentFigures.Figure> found = new ArrayList<>();
    for (IncidentFigures.Figure figure :
        IncidentFigures.of(scene.register(), scene.moment().earlier(), scene.moment().scope())) {
      if (by.isEmpty() || by.contains(figure.by().word())) {
        found.add(figure);
      }
    }
    Page<IncidentFigures.Figure> page = Page.at(found, asked.next(), asked.limit());
    return new Listing(
        scene
            .head("incident-figures", found.size(), Map.of())
            .number("least_parties", AssistanceFigures.LEAST),
        COLUMNS,
        page.items(IncidentFigureList::item),
        page.next(),
        scene.proof().line());
  }

  private static Values item(IncidentFigures.Figure figure) {
    return new Values()
        .text("by", figure.by().word())
        .text("value", figure.value())
        .text("quarter", figure.quarter().toString())
        .number("incidents", figure.incidents());
  }
}
