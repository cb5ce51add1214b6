package org.mithaq.accord;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Which party held what of an accord, at a moment. Made for one question, while nothing is entered.
 */
public final class Positions {

  private final Register register;
  private final Moment.Eye eye;
  private final int day;

  /** By accord: many parties are asked about one after the other. */
  private final Map<String, Sight<Stance>> sights = new HashMap<>();

  public Positions(Register register, Moment moment) {
    this.register = register;
    this.eye = moment.eye();
    this.day = Math.toIntExact(moment.asOf().toEpochDay());
  }

  /** One party's stance, and the statement that says so. */
  public record Row(PartyIdentity party, Accord accord, Fact<Stance> fact) {}

  /**
   * What of an accord's positions is asked for; an empty set or option asks for any.
   *
   * @param actions by which states came to be bound, or stopped
   */
  public record Filter(
      Set<Stance> stances,
      Set<Stance> otherStances,
      Set<TreatyAction> actions,
      Optional<Basis> basis,
      Optional<DateQuality> quality,
      PartyFilter parties) {

    /** Any. */
    public static final Filter ALL =
        new Filter(
            Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), PartyFilter.ALL);

    /** Whether a statement is one that is asked for, whoever's it is. */
    public boolean takes(Fact<Stance> fact) {
      return takes(fact.state(), fact.action(), fact.basis(), fact.quality());
    }

    private boolean takes(
        Stance stance, Optional<TreatyAction> action, Basis on, DateQuality known) {
      return (stances.isEmpty() || stances.contains(stance))
          && (otherStances.isEmpty() || !otherStances.contains(stance))
          && (actions.isEmpty() || action.filter(actions::contains).isPresent())
          && (basis.isEmpty() || basis.get() == on)
          && (quality.isEmpty() || quality.get() == known);
    }

    /** For each word of a {@link Gist} whether it is asked for. */
    private boolean[] words() {
      boolean[] words = new boolean[Gist.WORDS];
      for (Stance stance : Stance.values()) {
        for (Basis on : Basis.values()) {
          for (DateQuality known : DateQuality.values()) {
            for (Optional<TreatyAction> action : Gist.ANY_ACTION) {
              int state = Statements.STANCES.indexOf(stance);
              words[Gist.word(Gist.of(state, on, known, action))] =
                  takes(stance, action, on, known);
            }
          }
        }
      }
      return words;
    }
  }

  private Sight<Stance> sight(Accord accord) {
    return sights.computeIfAbsent(
        accord.id(),
        id ->
            register
                .statements()
                .positions(id)
                .sight(day, eye, number -> register.stands("position", register.id(number), eye)));
  }

  /** One party's stance on an accord. */
  public Optional<Standing<Stance>> of(Accord accord, String party) {
    return sight(accord).of(register.number(party));
  }

  /** Adds an accord's positions; rows are numbered by the act of their statement. */
  public void tally(Accord accord, Filter filter, Tally.Builder<Row> tally) {
    Facts<Stance> facts = register.statements().positions(accord.id());
    Columns columns = facts.columns();
    Sight<Stance> sight = sight(accord);
    boolean[] words = filter.words();
    Roll.Wanted wanted = register.roll().wanted(eye, filter.parties());
    int from = columns.slotFrom(tally.window().from());
    // One more than the page, to know where the next begins.
    Least page = new Least(tally.window().limit() + 1);
    facts.visit((party, rows, begin, end) -> {
      if (!wanted.mayBe(party)) {
        return;
      }
      int row = sight.standing(rows, begin, end);
      if (row != Sight.NONE && words[Gist.word(rows[row + ByParty.GIST])]) {
        int gist = rows[row + ByParty.GIST];
        int at = rows[row + ByParty.SLOT];
        Optional<PartyCategory> category = wanted.category(party);
        if (category.isPresent()) {
          tally.certain(category.get(), Gist.quality(gist), rows[row + ByParty.LATEST]);
          if (at >= from) {
            page.add(at);
          }
        }
      } else if (sight.mayStand(rows, begin, end, word -> words[word])) {
        wanted.category(party).ifPresent(tally::possible);
      }
    });
    for (int at : page.sorted()) {
      tally.keep(columns.sequence(at), () -> row(columns.party(at), accord, facts.fact(at)));
    }
  }

  private Row row(int party, Accord accord, Fact<Stance> fact) {
    return new Row(register.roll().party(party, eye, PartyFilter.ALL).orElseThrow(), accord, fact);
  }

  /**
   * One statement of a party's history, with what became of it by the moment.
   *
   * @param current whether it certainly stands
   * @param possible whether it may stand, but not certainly
   */
  public record Told(Fact<Stance> fact, boolean corrected, boolean current, boolean possible) {}

  /** All that was said of a party's stance as far as the moment knows, claims too, in order. */
  public List<Told> history(Accord accord, String party) {
    int number = register.number(party);
    Sight<Stance> sight = sight(accord);
    Optional<Fact<Stance>> current = sight.of(number).filter(Standing::certain).map(Standing::fact);
    Set<Fact<Stance>> possible = Set.copyOf(sight.possible(number));
    List<Told> told = new ArrayList<>();
    for (Sight.Seen<Stance> seen : sight.history(number)) {
      Fact<Stance> fact = seen.fact();
      told.add(
          new Told(
              fact,
              seen.corrected(),
              current.filter(fact::equals).isPresent(),
              possible.contains(fact)));
    }
    return told;
  }

  /**
   * The parties that the last statements seen under an accord are about, the last one first.
   *
   * @param most how many statements
   */
  public List<String> latest(Accord accord, int most) {
    Columns columns = register.statements().positions(accord.id()).columns();
    Sight<Stance> sight = sight(accord);
    SequencedSet<Integer> found = new LinkedHashSet<>();
    int left = most;
    for (int at = columns.size() - 1; at >= 0 && left > 0; at--) {
      if (sight.sees(at)) {
        found.add(columns.party(at));
        left--;
      }
    }
    return found.stream().map(register::id).toList();
  }

  /** A party by the version of its identity that is seen, if it is wanted. */
  public Optional<PartyIdentity> party(String id, PartyFilter wanted) {
    return register.roll().party(register.number(id), eye, wanted);
  }

  /**
   * The parties of which anything was ever said under an accord.
   *
   * @param named identifiers or other names of the only ones that can be meant; empty: any can
   */
  public List<String> parties(Accord accord, Collection<String> named) {
    BitSet all = register.statements().positions(accord.id()).named();
    Set<String> ids = Set.copyOf(named);
    // Only what is named by its identifier is found without looking at all.
    return ids.isEmpty() || !ids.stream().allMatch(id -> register.line(id).isPresent())
        ? all.stream().mapToObj(register::id).toList()
        : ids.stream().filter(id -> all.get(register.number(id))).toList();
  }
}
