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
      PartyFilter parties) {

    /** Whether a statement is one that is asked for, whoever's it is. */
    public boolean takes(Fact<Stance> fact) {
      return takes(fact.state(), fact.basis(), fact.quality());
    }

    private boolean takes(Stance stance, Basis on, DateQuality known) {
      return (stances.isEmpty() || stances.contains(stance))
          && (otherStances.isEmpty() || !otherStances.contains(stance))
          && (basis.isEmpty() || basis.get() == on)
          && (quality.isEmpty() || quality.get() == known);
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
    Roll roll = register.roll();
    BitSet named = facts.named();
    for (int number = named.nextSetBit(0); number >= 0; number = named.nextSetBit(number + 1)) {
      int slot = picture.best()[number];
      if (slot == 0 && !picture.open().get(number)) {
        continue;
      }
      if (slot != 0
          && !filter.takes(facts.state(slot - 1), facts.basis(slot - 1), facts.quality(slot - 1))) {
        continue;
      }
      Optional<PartyCategory> category = roll.category(number, eye, filter.parties());
      if (category.isEmpty()) {
        continue;
      }
      int who = number;
      if (slot == 0) {
        facts
            .at(number, day, eye, register.stands("position", register.id(number), eye))
            .filter(standing -> filter.takes(standing.fact()))
            .ifPresent(_ -> tally.possible(category.get()));
        continue;
      }
      int at = slot - 1;
      tally.certain(
          facts.sequence(at),
          category.get(),
          facts.quality(at),
          facts.latest(at),
          () ->
              new Row(roll.party(who, eye, PartyFilter.ALL).orElseThrow(), accord, facts.fact(at)));
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

  /** A party by the version of its identity that is seen, if it is wanted. */
  public Optional<PartyIdentity> party(String id, PartyFilter wanted) {
    return register.roll().party(register.number(id), eye, wanted);
  }

  /** The parties of which anything was ever said under an accord, in the order in which it was. */
  public List<String> parties(Accord accord) {
    return register.positions(accord.id()).named().stream().mapToObj(register::id).toList();
  }
}
