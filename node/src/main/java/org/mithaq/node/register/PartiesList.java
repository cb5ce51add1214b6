package org.mithaq.node.register;

import com.ibm.icu.text.CollationKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mithaq.accord.Accord;
import org.mithaq.accord.Circle;
import org.mithaq.accord.Circles;
import org.mithaq.accord.Filed;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.PartyList;
import org.mithaq.accord.Positions;
import org.mithaq.accord.Stance;
import org.mithaq.accord.Standing;
import org.mithaq.accord.Word;
import org.mithaq.node.http.Refusal;

/**
 * {@code /register/parties}. With {@code stance} or {@code not_stance}, those that certainly held
 * such a stance, or did not: {@code circle=…&accord=…&not_stance=supports} are the members of a
 * circle that do not support an accord. With {@code sort}, {@code next} is a place in that order;
 * between pages it moves with the register unless {@code known_at} holds it.
 */
final class PartiesList {

  static final Set<String> PARAMETERS =
      Set.of(
          "party",
          "category",
          "country",
          "circle",
          "not_circle",
          "accord",
          "stance",
          "not_stance",
          "q",
          "sort",
          "lang");

  private static final List<String> COLUMNS =
      List.of(
          "party",
          "name",
          "category",
          "country",
          "slug",
          "circles",
          "positions",
          "recorded",
          "act");

  /** What parties can be sorted by. */
  private enum Sort implements Word {
    RECORDED,
    NAME,
    CATEGORY,
    COUNTRY;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Scene scene;
  private final Asked asked;

  PartiesList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    Positions positions = new Positions(scene.register(), scene.moment());
    Circles circles = new Circles(scene.register(), scene.moment());
    List<Accord> accords = scene.accords(asked.text("accord"));
    PartyList.Found found =
        new PartyList(scene.register(), scene.moment())
            .find(
                new AskedParties(scene, asked).filter(List.of(stances(positions, accords))),
                asked.texts("party"));
    Page<PartyList.Row> page = page(found.rows());
    return new Listing(
        scene.head("parties", found.rows().size(), found.counts()),
        COLUMNS,
        page.items(row -> item(row, positions, accords, circles)),
        page.next(),
        scene.proof().line());
  }

  private Page<PartyList.Row> page(List<PartyList.Row> rows) throws Refusal {
    Sort sort = asked.word("sort", Sort.values()).orElse(Sort.RECORDED);
    String lang = asked.text("lang").orElse("en");
    if (!Names.LANGUAGES.contains(lang)) {
      throw Refusal.badParameter(
          "lang", "Names are sorted as in one of " + String.join(", ", Names.LANGUAGES) + ".");
    }
    if (sort == Sort.RECORDED) {
      return Page.of(rows, PartyList.Row::sequence, asked.next(), asked.limit());
    }
    Comparator<Named> names = Comparator.comparing(Named::key);
    Comparator<Named> order =
        switch (sort) {
          case CATEGORY ->
              Comparator.<Named, PartyCategory>comparing(named -> named.row.party().category())
                  .thenComparing(names);
          case COUNTRY ->
              Comparator.<Named, String>comparing(named -> named.row.party().country().orElse("~"))
                  .thenComparing(names);
          default -> names;
        };
    List<PartyList.Row> sorted =
        rows.stream()
            .map(row -> new Named(row, scene.names().key(row.party(), lang)))
            .sorted(order.thenComparingLong(named -> named.row.sequence()))
            .map(Named::row)
            .toList();
    return Page.at(sorted, asked.next(), asked.limit());
  }

  /** A row and what its name is sorted by. */
  private record Named(PartyList.Row row, CollationKey key) {}

  private Predicate<PartyIdentity> stances(Positions positions, List<Accord> accords)
      throws Refusal {
    Set<Stance> wanted = asked.words("stance", Stance.values());
    Set<Stance> unwanted = asked.words("not_stance", Stance.values());
    return party ->
        (wanted.isEmpty() || holds(positions, accords, party, wanted))
            && (unwanted.isEmpty() || !holds(positions, accords, party, unwanted));
  }

  private static boolean holds(
      Positions positions, List<Accord> accords, PartyIdentity party, Set<Stance> stances) {
    return accords.stream()
        .flatMap(accord -> positions.of(accord, party.id()).stream())
        .anyMatch(standing -> standing.certain() && stances.contains(standing.state()));
  }

  private Values item(
      PartyList.Row row, Positions positions, List<Accord> accords, Circles circles) {
    PartyIdentity party = row.party();
    List<String> in = new ArrayList<>();
    for (Filed<Circle> circle : circles.all()) {
      if (circles.isMember(circle.object(), party.id())) {
        in.add(circle.object().slug());
      }
    }
    Values stances = new Values();
    for (Accord accord : accords) {
      Optional<Standing<Stance>> standing = positions.of(accord, party.id());
      standing
          .filter(Standing::certain)
          .ifPresent(held -> stances.text(accord.slug(), held.state().word()));
    }
    Values values =
        scene
            .party(party)
            .text("slug", party.slug())
            .texts("circles", in)
            .object("positions", stances)
            .objects("keys", party.keys().stream().map(PartiesList::key).toList())
            .text("source_category", party.sourceCategory().filter(word -> !word.isEmpty()));
    scene.act(values, row.entry());
    return values;
  }

  private static Values key(PartyKey key) {
    return new Values().text("algorithm", key.algorithm().word()).text("id", key.id());
  }
}
