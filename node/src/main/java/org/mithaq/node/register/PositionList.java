package org.mithaq.node.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mithaq.accord.Accord;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Fact;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.Positions;
import org.mithaq.accord.Stance;
import org.mithaq.accord.Tally;
import org.mithaq.accord.TreatyAction;
import org.mithaq.accord.Word;
import org.mithaq.node.http.Refusal;

/**
 * {@code /register/positions}: how parties stood to accords. {@code show=history} gives all that
 * was said, {@code show=claims} what stands beside.
 */
final class PositionList {

  static final Set<String> PARAMETERS =
      Set.of(
          "accord",
          "party",
          "category",
          "country",
          "circle",
          "not_circle",
          "stance",
          "not_stance",
          "action",
          "basis",
          "date_quality",
          "q",
          "show");

  private static final List<String> COLUMNS =
      List.of(
          "party",
          "name",
          "category",
          "country",
          "accord",
          "stance",
          "action",
          "date",
          "date_quality",
          "not_before",
          "basis",
          "claimed_by",
          "state",
          "sources",
          "id",
          "recorded",
          "act");

  /** What of a history is shown. */
  private enum Show implements Word {
    CURRENT,
    HISTORY,
    CLAIMS;

    @Override
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Scene scene;
  private final Asked asked;
  private final PositionItem item;

  PositionList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
    this.item = new PositionItem(scene);
  }

  Listing listing() throws Refusal {
    Show show = asked.word("show", Show.values()).orElse(Show.CURRENT);
    List<Accord> accords = scene.accords(asked.text("accord"));
    Positions positions = new Positions(scene.register(), scene.moment());
    Positions.Filter filter =
        new Positions.Filter(
            asked.words("stance", Stance.values()),
            asked.words("not_stance", Stance.values()),
            asked.words("action", TreatyAction.values()),
            asked.word("basis", Basis.values()),
            asked.word("date_quality", DateQuality.values()),
            new AskedParties(scene, asked).filter(List.of()));
    return show == Show.CURRENT
        ? current(positions, accords, filter)
        : told(positions, accords, filter, show);
  }

  private Listing current(Positions positions, List<Accord> accords, Positions.Filter filter)
      throws Refusal {
    Tally.Builder<Positions.Row> builder =
        new Tally.Builder<>(new Tally.Window(asked.next(), asked.limit()));
    for (Accord accord : accords) {
      positions.tally(accord, filter, builder);
    }
    Tally<Positions.Row> tally = builder.build();
    Values head =
        scene
            .head("positions", tally.total(), tally.counts())
            .object("date_qualities", counted(tally.qualities()))
            .object("no_later_than", byDay(tally))
            .object("possible", counted(tally.possible()))
            .text("summary", summary(tally));
    List<Values> items = new ArrayList<>(tally.rows().size());
    for (Positions.Row row : tally.rows()) {
      items.add(
          item.of(new PositionItem.Line(row.party(), row.accord(), row.fact(), Optional.empty())));
    }
    return new Listing(head, COLUMNS, items, tally.next(), scene.proof().line());
  }

  private static Values counted(Map<? extends Word, Integer> counts) {
    Values values = new Values();
    counts.forEach((word, count) -> values.number(word.word(), count));
    return values;
  }

  private static Values byDay(Tally<?> tally) {
    Values values = new Values();
    tally.by().forEach((day, count) -> values.number(day.toString(), count));
    return values;
  }

  /** «80, of which 68 by 2019-09-16 at the latest». */
  private static String summary(Tally<?> tally) {
    StringBuilder text = new StringBuilder(Integer.toString(tally.total()));
    String before = ", of which ";
    for (Map.Entry<LocalDate, Integer> each : tally.by().entrySet()) {
      text.append(before).append(each.getValue()).append(" by ").append(each.getKey());
      before = ", ";
    }
    text.append(tally.by().isEmpty() ? "" : " at the latest");
    int open = tally.possible().values().stream().mapToInt(Integer::intValue).sum();
    if (open > 0) {
      text.append("; ").append(open).append(" more may have been: their day is not known");
    }
    return text.toString();
  }

  private Listing told(
      Positions positions, List<Accord> accords, Positions.Filter filter, Show show)
      throws Refusal {
    List<PositionItem.Line> lines = new ArrayList<>();
    for (Accord accord : accords) {
      lines.addAll(
          told(positions, accord, positions.parties(accord, asked.texts("party")), filter, show));
    }
    Map<PartyCategory, Integer> counts = new EnumMap<>(PartyCategory.class);
    lines.forEach(line -> counts.merge(line.party().category(), 1, Integer::sum));
    return page(scene.head("positions", lines.size(), counts), lines);
  }

  private static List<PositionItem.Line> told(
      Positions positions,
      Accord accord,
      List<String> parties,
      Positions.Filter filter,
      Show show) {
    List<PositionItem.Line> lines = new ArrayList<>();
    for (String id : parties) {
      Optional<PartyIdentity> party = positions.party(id, filter.parties());
      if (party.isEmpty()) {
        continue;
      }
      Set<Object> seen = new HashSet<>();
      for (Positions.Told told : positions.history(accord, id)) {
        Fact<Stance> fact = told.fact();
        if ((show == Show.HISTORY || fact.claim()) && filter.takes(fact) && seen.add(fact.id())) {
          lines.add(new PositionItem.Line(party.get(), accord, fact, Optional.of(state(told))));
        }
      }
    }
    return lines;
  }

  /** The statements that were recorded last, the latest first; nothing is counted. */
  Listing latest(int most) throws Refusal {
    Positions positions = new Positions(scene.register(), scene.moment());
    Comparator<PositionItem.Line> latest =
        Comparator.<PositionItem.Line>comparingLong(line -> line.fact().entry().sequence())
            .reversed();
    List<PositionItem.Line> lines = new ArrayList<>();
    for (Accord accord : scene.accords(Optional.empty())) {
      lines.addAll(
          told(
              positions,
              accord,
              positions.latest(accord, most),
              Positions.Filter.ALL,
              Show.HISTORY));
    }
    List<Values> items = lines.stream().sorted(latest).limit(most).map(item::of).toList();
    return new Listing(
        scene.head("positions", items.size(), Map.of()),
        COLUMNS,
        items,
        OptionalLong.empty(),
        scene.proof().line());
  }

  private static String state(Positions.Told told) {
    if (told.fact().claim()) {
      return "claim";
    }
    if (told.corrected()) {
      return "corrected";
    }
    if (told.current()) {
      return "current";
    }
    return told.possible() ? "possible" : "other";
  }

  private Listing page(Values head, List<PositionItem.Line> lines) throws Refusal {
    lines.sort(Comparator.comparingLong(line -> line.fact().entry().sequence()));
    Page<PositionItem.Line> page =
        Page.of(lines, line -> line.fact().entry().sequence(), asked.next(), asked.limit());
    return new Listing(head, COLUMNS, page.items(item::of), page.next(), scene.proof().line());
  }
}
