package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which party held what of an accord, at a moment. */
public final class Positions {

  private final Register register;
  private final Moment.Eye eye;
  private final int day;

  public Positions(Register register, Moment moment) {
    this.register = register;
    this.eye = moment.eye();
    this.day = Math.toIntExact(moment.asOf().toEpochDay());
  }

  /**
   * One party's stance.
   *
   * @param sequence of the act that brought the party in; rows are in this order
   */
  public record Row(PartyIdentity party, long sequence, Accord accord, Standing<Stance> standing) {}

  /** What of an accord's positions is asked for; an empty set or option asks for any. */
  public record Filter(
      Set<Stance> stances,
      Set<Stance> otherStances,
      Optional<Basis> basis,
      Optional<DateQuality> quality,
      Predicate<PartyIdentity> parties) {

    /** Whether a statement is one that is asked for, whoever's it is. */
    public boolean takes(Fact<Stance> fact) {
      return (stances.isEmpty() || stances.contains(fact.state()))
          && !otherStances.contains(fact.state())
          && (basis.isEmpty() || basis.get() == fact.basis())
          && (quality.isEmpty() || quality.get() == fact.quality());
    }
  }

  /** One party's stance on an accord. */
  public Optional<Standing<Stance>> of(Accord accord, String party) {
    return register.history(accord.id(), party).flatMap(history -> at(history, party));
  }

  private Optional<Standing<Stance>> at(History<Stance> history, String party) {
    return history.at(day, eye, register.stands("position", party, eye));
  }

  /** Counts, and the rows in the order in which the parties came. */
  public Tally<Row> tally(Accord accord, Filter filter) {
    Tally.Builder<Row> tally = new Tally.Builder<>();
    for (Map.Entry<String, History<Stance>> each : register.histories(accord.id()).entrySet()) {
      Optional<Line> line = register.line(each.getKey());
      Optional<Filed<PartyIdentity>> seen = line.flatMap(found -> found.seen(eye));
      if (seen.isEmpty() || !filter.parties().test(seen.get().object())) {
        continue;
      }
      Optional<Standing<Stance>> standing = at(each.getValue(), each.getKey());
      if (standing.isEmpty() || !filter.takes(standing.get().fact())) {
        continue;
      }
      PartyIdentity party = seen.get().object();
      if (standing.get().certain()) {
        Fact<Stance> fact = standing.get().fact();
        tally.certain(
            new Row(party, line.orElseThrow().sequence(), accord, standing.get()),
            party.category(),
            fact);
      } else {
        tally.possible(party.category());
      }
    }
    return tally.build(Comparator.comparingLong(Row::sequence));
  }

  /** One statement of a party's history, with what became of it by the moment. */
  public record Told(Fact<Stance> fact, boolean corrected, boolean current) {}

  /** All that was said of a party's stance as far as the moment knows, claims too, in order. */
  public List<Told> history(Accord accord, String party) {
    List<Told> told = new ArrayList<>();
    Optional<History<Stance>> history = register.history(accord.id(), party);
    if (history.isEmpty()) {
      return told;
    }
    Predicate<Fact<Stance>> stands = register.stands("position", party, eye);
    Optional<Fact<Stance>> current = at(history.get(), party).map(Standing::fact);
    for (Fact<Stance> fact : history.get().facts()) {
      if (eye.sees(fact.entry())) {
        told.add(
            new Told(
                fact,
                history.get().isCorrected(fact, eye, stands),
                current.filter(fact::equals).isPresent()));
      }
    }
    return told;
  }

  /** A party by the version of its identity that is seen, if a test lets it through. */
  public Optional<PartyIdentity> party(String id, Predicate<PartyIdentity> wanted) {
    return register.line(id).flatMap(line -> line.seen(eye)).map(Filed::object).filter(wanted);
  }

  /** The parties of which anything was ever said under an accord, in the order in which it was. */
  public Set<String> parties(Accord accord) {
    return register.histories(accord.id()).keySet();
  }
}
