package org.mithaq.accord;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

  /** One party's stance, and the statement that says so. */
  public record Row(PartyIdentity party, Accord accord, Fact<Stance> fact) {}

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
    return register
        .positions(accord.id())
        .at(register.number(party), day, eye, register.stands("position", party, eye));
  }

  /** Adds an accord's positions; rows are numbered by the act of their statement. */
  public void tally(Accord accord, Filter filter, Tally.Builder<Row> tally) {
    Facts<Stance> facts = register.positions(accord.id());
    Facts.Picture picture =
        facts.picture(day, eye, number -> register.stands("position", register.id(number), eye));
    BitSet named = facts.named();
    for (int number = named.nextSetBit(0); number >= 0; number = named.nextSetBit(number + 1)) {
      int slot = picture.best()[number];
      if (slot == 0 && !picture.open().get(number)) {
        continue;
      }
      Optional<Filed<PartyIdentity>> seen = register.line(number).flatMap(line -> line.seen(eye));
      if (seen.isEmpty() || !filter.parties().test(seen.get().object())) {
        continue;
      }
      PartyIdentity party = seen.get().object();
      if (slot == 0) {
        of(accord, party.id())
            .filter(standing -> filter.takes(standing.fact()))
            .ifPresent(_ -> tally.possible(party.category()));
        continue;
      }
      Fact<Stance> fact = facts.fact(slot - 1);
      if (filter.takes(fact)) {
        tally.certain(fact, party.category(), () -> new Row(party, accord, fact));
      }
    }
  }

  /** One statement of a party's history, with what became of it by the moment. */
  public record Told(Fact<Stance> fact, boolean corrected, boolean current) {}

  /** All that was said of a party's stance as far as the moment knows, claims too, in order. */
  public List<Told> history(Accord accord, String party) {
    List<Told> told = new ArrayList<>();
    int number = register.number(party);
    Facts<Stance> facts = register.positions(accord.id());
    Predicate<Fact<Stance>> stands = register.stands("position", party, eye);
    Optional<Fact<Stance>> current = of(accord, party).map(Standing::fact);
    for (Fact<Stance> fact : facts.about(number)) {
      if (eye.sees(fact.entry())) {
        told.add(
            new Told(
                fact,
                facts.isCorrected(number, fact, eye, stands),
                current.filter(fact::equals).isPresent()));
      }
    }
    return told;
  }

  /** A party by the version of its identity that is seen, if a test lets it through. */
  public Optional<PartyIdentity> party(String id, Predicate<PartyIdentity> wanted) {
    return register
        .line(register.number(id))
        .flatMap(line -> line.seen(eye))
        .map(Filed::object)
        .filter(wanted);
  }

  /** The parties of which anything was ever said under an accord, in the order in which it was. */
  public List<String> parties(Accord accord) {
    return register.positions(accord.id()).named().stream().mapToObj(register::id).toList();
  }
}
