package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.mithaq.stix.Json;

/** A stop in the making. */
final class StoryTelling {

  private final String id;
  private final View view;
  private String day = "";
  private final List<Long> numbers = new ArrayList<>();
  private final List<StoryStop.Figure> figures = new ArrayList<>();
  private final SequencedSet<StoryStop.Link> links = new LinkedHashSet<>();
  private final SequencedSet<Long> proofs = new LinkedHashSet<>();

  StoryTelling(String id, View view) {
    this.id = id;
    this.view = view;
  }

  /** The first day that is said stands. */
  void day(String first) {
    day = day.isEmpty() ? first : day;
  }

  /** A number for the texts, and to be seen if it is not 0. */
  void count(String name, long number) {
    numbers.add(number);
    figure(name, number);
  }

  void figure(String name, long number) {
    if (number > 0) {
      figures.add(new StoryStop.Figure(name, number));
    }
  }

  void proof(Json.Members item) {
    item.number("act").ifPresent(proofs::add);
  }

  void accord(Json.Members item) {
    page("/register/accords/", "slug", item);
  }

  void party(Json.Members item) {
    page("/register/parties/", "party", item);
  }

  void circle(Json.Members item) {
    page("/register/circles/", "slug", item);
  }

  void undertaking(Json.Members item) {
    item.text("date").ifPresent(this::day);
    page("/register/undertakings/", "undertaking", item);
  }

  /** An incident, which has neither day nor name in the register: a remark bears its day. */
  void incident(String incident, Json.Members remark) {
    String said = remark.text("date").orElse("");
    day(said);
    links.add(
        new StoryStop.Link(
            "/threats/objects/" + incident,
            new View.Said(
                view.t("story.incident", view.day(said)),
                view.language().tag(),
                view.language().direction())));
    proof(remark);
  }

  private void page(String page, String member, Json.Members item) {
    item.text(member)
        .ifPresent(value -> links.add(new StoryStop.Link(page + value, view.name(item))));
    proof(item);
  }

  StoryStop stop() {
    return new StoryStop(id, day, numbers, figures, List.copyOf(links), List.copyOf(proofs));
  }
}
