package org.mithaq.node.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.http.Refusal;
import org.mithaq.stix.Json;

/**
 * The twelve stops, each made of what the register has for it. Records are found by what they are
 * (accord, circle, country, kind): an id differs from node to node.
 */
final class Story {

  /** Two days after the news: the register had caught up with it. */
  static final String THE_DAY = "2021-11-12";

  private static final String ACCORD = "paris-call";
  private static final String SUPPORTERS = "stance=supports&accord=" + ACCORD;

  /** The question whose answer is the story's first figure. */
  static final String COUNTED = SUPPORTERS + "&category=state";

  private static final String YEAR = THE_DAY.substring(0, 4);

  private final View view;
  private final StoryRecords records;
  private final Optional<Json.Members> accord;
  private final Optional<Json.Members> us;

  Story(View view, StoryRecords records) throws Refusal {
    this.view = view;
    this.records = records;
    this.accord = records.first("accords", "accord=" + ACCORD);
    this.us = records.state("US");
  }

  List<StoryStop> stops() throws Refusal {
    return List.of(
        accord(),
        states(),
        refusal(),
        norms(),
        g7(),
        nato(),
        ransomware(),
        citizens(),
        bureau(),
        attacks(),
        space(),
        submarines());
  }

  private StoryStop accord() {
    StoryTelling told = telling("accord");
    accord.flatMap(item -> item.text("opened")).ifPresent(told::day);
    told.count("principles", principles());
    accord.ifPresent(told::accord);
    return told.stop();
  }

  private long principles() {
    return accord.stream()
        .flatMap(item -> item.objects("texts").stream())
        .mapToLong(text -> text.objects("principles").size())
        .max()
        .orElse(0);
  }

  private StoryStop states() throws Refusal {
    StoryTelling told = telling("states");
    long states = records.states(ACCORD);
    told.count("states", states);
    if (states > 0) {
      told.day(THE_DAY);
    }
    accord.ifPresent(told::accord);
    for (String category : List.of("company", "civil-society", "academia")) {
      counted(category)
          .ifPresent(remark -> {
            told.figure(category, remark.number("number").orElse(0));
            told.proof(remark);
          });
    }
    for (String company : List.of("Microsoft", "Google")) {
      records.company(company).ifPresent(told::party);
    }
    return told.stop();
  }

  /** The count of the accord's own register on the day, which has more entries than this node. */
  private Optional<Json.Members> counted(String category) throws Refusal {
    return records
        .remarks(
            "figure",
            accord.flatMap(item -> item.text("id")),
            remark ->
                remark.text("category").orElse("").equals(category)
                    && remark.text("precision").orElse("").equals("exactly")
                    && remark.text("date").orElse("").equals(THE_DAY))
        .stream()
        .findFirst();
  }

  private StoryStop refusal() throws Refusal {
    StoryTelling told = telling("refusal");
    Optional<Json.Members> joined = joined();
    Optional<String> day = joined.flatMap(item -> item.text("date"));
    if (day.isPresent()) {
      told.day(day.get());
      long before = records.on(eve(day.get())).states(ACCORD);
      told.count("before", before);
      told.count("after", records.on(day.get()).states(ACCORD));
    } else {
      told.count("before", 0);
      told.count("after", 0);
    }
    us.ifPresent(told::party);
    for (Json.Members position : history()) {
      if (position.text("stance").orElse("").equals("declined")
          && !position.text("state").orElse("").equals("claim")) {
        told.proof(position);
      }
    }
    joined.ifPresent(told::proof);
    return told.stop();
  }

  private List<Json.Members> history() throws Refusal {
    Optional<String> id = us.flatMap(item -> item.text("party"));
    return id.isEmpty()
        ? List.of()
        : records.rows(
            "positions", "show=history&accord=" + ACCORD + "&party=" + View.encode(id.get()));
  }

  private Optional<Json.Members> joined() throws Refusal {
    return history().stream()
        .filter(item -> item.text("stance").orElse("").equals("supports"))
        .filter(item -> item.text("state").orElse("").equals("current"))
        .findFirst();
  }

  private static String eve(String day) {
    return LocalDate.parse(day).minusDays(1).toString();
  }

  private StoryStop norms() throws Refusal {
    StoryTelling told = telling("norms");
    List<Json.Members> papers =
        records.rows("undertakings", "kind=legal-position&limit=1000&accord=" + ACCORD);
    told.count("papers", papers.size());
    papers.stream()
        .flatMap(item -> item.text("date").stream())
        .max(String::compareTo)
        .ifPresent(told::day);
    accord.ifPresent(told::accord);
    for (Optional<Json.Members> party : List.of(records.state("FR"), us)) {
      records.undertakingsOf("legal-position", party).forEach(told::undertaking);
    }
    return told.stop();
  }

  private StoryStop g7() throws Refusal {
    StoryTelling told = telling("g7");
    members(told, "members", "g7");
    records.undertakings("commitment", "g7").forEach(told::undertaking);
    return told.stop();
  }

  private StoryStop nato() throws Refusal {
    StoryTelling told = telling("nato");
    List<Json.Members> policies = records.undertakings("policy", "nato");
    told.count("years", years(policies));
    policies.reversed().stream().limit(2).forEach(told::undertaking);
    records.circle("nato").ifPresent(told::circle);
    return told.stop();
  }

  /** From the last policy but one to the last; 0 where there are not two. */
  private static long years(List<Json.Members> policies) {
    try {
      List<Integer> years =
          policies.stream()
              .flatMap(item -> item.text("date").stream())
              .map(day -> LocalDate.parse(day).getYear())
              .sorted()
              .toList();
      return years.size() < 2 ? 0 : years.getLast() - years.get(years.size() - 2);
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private StoryStop ransomware() throws Refusal {
    StoryTelling told = telling("ransomware");
    members(told, "initiative", "counter-ransomware");
    records.undertakings("commitment", "counter-ransomware").forEach(told::undertaking);
    return told.stop();
  }

  private StoryStop citizens() throws Refusal {
    StoryTelling told = telling("citizens");
    joined()
        .ifPresent(position -> {
          position.text("date").ifPresent(told::day);
          told.proof(position);
        });
    us.ifPresent(told::party);
    accord.ifPresent(told::accord);
    return told.stop();
  }

  private StoryStop bureau() throws Refusal {
    StoryTelling told = telling("bureau");
    List<Json.Members> institutions = records.undertakingsOf("institution", us);
    told.count(
        "awaiting",
        institutions.stream()
            .filter(item -> item.text("stage").orElse("").equals("pending-approval"))
            .count());
    institutions.forEach(told::undertaking);
    return told.stop();
  }

  private StoryStop attacks() throws Refusal {
    StoryTelling told = telling("attacks");
    // An incident has no day of its own: a remark without a claimant bears it.
    Map<String, Json.Members> incidents = new LinkedHashMap<>();
    for (Json.Members remark : records.rows("remarks", "kind=context&limit=1000")) {
      boolean ofTheYear = remark.text("date").orElse("").startsWith(YEAR);
      if (ofTheYear && remark.text("claimed_by").isEmpty()) {
        remark.texts("about").stream()
            .filter(id -> id.startsWith("incident--"))
            .forEach(id -> incidents.putIfAbsent(id, remark));
      }
    }
    told.count("attacks", incidents.size());
    incidents.forEach(told::incident);
    return told.stop();
  }

  private StoryStop space() throws Refusal {
    StoryTelling told = telling("space");
    List<Json.Members> dialogues = records.undertakings("dialogue", "france-us");
    told.count(
        "strands",
        dialogues.stream().mapToLong(item -> item.texts("strands").size()).max().orElse(0));
    dialogues.forEach(told::undertaking);
    records.circle("france-us").ifPresent(told::circle);
    return told.stop();
  }

  private StoryStop submarines() throws Refusal {
    StoryTelling told = telling("submarines");
    Optional<String> track = records.circle("france-us").flatMap(item -> item.text("circle"));
    List<Json.Members> sums = records.remarks("figure", track, _ -> true);
    told.count("sums", sums.size());
    records.remarks("context", track, _ -> true).stream()
        .findFirst()
        .ifPresent(remark -> {
          remark.text("date").ifPresent(told::day);
          told.proof(remark);
        });
    records.circle("france-us").ifPresent(told::circle);
    sums.forEach(told::proof);
    return told.stop();
  }

  /** A circle, the states in it counted. */
  private void members(StoryTelling told, String figure, String slug) throws Refusal {
    Optional<Json.Members> circle = records.circle(slug);
    told.count(
        figure, circle.map(item -> item.object("counts").number("state").orElse(0)).orElse(0L));
    circle.ifPresent(told::circle);
  }

  private StoryTelling telling(String id) {
    return new StoryTelling(id, view);
  }
}
