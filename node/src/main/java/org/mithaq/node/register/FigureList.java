package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mithaq.accord.AssistanceFigures;
import org.mithaq.node.http.Refusal;

/**
 * {@code /assistance-figures}: how fast circles answer, by quarter; see {@link AssistanceFigures}.
 */
final class FigureList {

  static final Set<String> PARAMETERS = Set.of("circle");

  private static final List<String> COLUMNS =
      List.of(
          "circle",
          "quarter",
          "suppressed",
          "requests",
          "tasks",
          "open",
          "overdue",
          "median_acknowledgement_seconds",
          "p90_acknowledgement_seconds",
          "median_answer_seconds",
          "p90_answer_seconds");

  private final Scene scene;
  private final Asked asked;

  FigureList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    List<String> circles = asked.texts("circle");
    List<Values> found = new ArrayList<>();
    for (AssistanceFigures.Figure figure :
        AssistanceFigures.of(scene.register(), scene.moment().earlier(), scene.moment().scope())) {
      Optional<String> slug = scene.slug(figure.circle());
      if (slug.isPresent() && (circles.isEmpty() || circles.contains(slug.get()))) {
        found.add(item(slug.get(), figure));
      }
    }
    Page<Values> page = Page.at(found, asked.next(), asked.limit());
    return new Listing(
        scene
            .head("assistance-figures", found.size(), Map.of())
            .number("least_parties", AssistanceFigures.LEAST),
        COLUMNS,
        page.items(item -> item),
        page.next(),
        scene.proof().line());
  }

  private static Values item(String circle, AssistanceFigures.Figure figure) {
    Values values =
        new Values()
            .text("circle", circle)
            .text("quarter", figure.quarter().toString())
            .flag("suppressed", figure.told().isEmpty());
    figure
        .told()
        .ifPresent(told -> {
          values
              .number("requests", told.requests())
              .number("tasks", told.tasks())
              .number("open", told.open())
              .number("overdue", told.overdue());
          seconds(values, "median_acknowledgement_seconds", told.medianAcknowledgement());
          seconds(values, "p90_acknowledgement_seconds", told.ninetiethAcknowledgement());
          seconds(values, "median_answer_seconds", told.medianAnswer());
          seconds(values, "p90_answer_seconds", told.ninetiethAnswer());
        });
    return values;
  }

  private static void seconds(Values values, String name, OptionalLong seconds) {
    seconds.ifPresent(some -> values.number(name, some));
  }
}
