package org.mithaq.accord;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far treaties were from entering into force, at a moment. */
public final class Treaties {

  private final Register register;
  private final Moment.Eye eye;
  private final int day;

  public Treaties(Register register, Moment moment) {
    this.register = register;
    this.eye = moment.eye();
    this.day = Math.toIntExact(moment.asOf().toEpochDay());
  }

  /**
   * How far a treaty is.
   *
   * @param bound how many parties it certainly bound at the end of the day
   * @param needed how many it must bind to enter into force, where the treaty says so
   * @param since the first day at whose end so many were bound; it stays in force when there are
   *     fewer again (VCLT article 55)
   */
  public record Force(int bound, OptionalInt needed, Optional<LocalDate> since) {
    public boolean inForce() {
      return since.isPresent();
    }
  }

  /** How far an accord is that is a treaty; empty for any other. */
  public Optional<Force> of(Accord accord) {
    if (accord.nature() != AccordNature.TREATY) {
      return Optional.empty();
    }
    SortedMap<Integer, Integer> changes = changes(accord);
    OptionalInt needed = accord.entersIntoForceAfter();
    Optional<LocalDate> since = Optional.empty();
    int bound = 0;
    for (Map.Entry<Integer, Integer> change : changes.entrySet()) {
      bound += change.getValue();
      if (since.isEmpty() && needed.isPresent() && bound >= needed.getAsInt()) {
        since = Optional.of(LocalDate.ofEpochDay(change.getKey()));
      }
    }
    return Optional.of(new Force(bound, needed, since));
  }

  /** By day how many more parties are bound than the day before. */
  private SortedMap<Integer, Integer> changes(Accord accord) {
    Facts<Stance> facts = register.statements().positions(accord.id());
    Sight<Stance> sight =
        facts.sight(day, eye, number -> register.stands("position", register.id(number), eye));
    Roll.Wanted parties = register.roll().wanted(eye, PartyFilter.ALL);
    SortedMap<Integer, Integer> changes = new TreeMap<>();
    facts.visit((number, rows, begin, end) -> {
      if (parties.category(number).isPresent()) {
        sight.changes(
            rows,
            begin,
            end,
            bound -> changes.merge(bound, 1, Integer::sum),
            released -> changes.merge(released, -1, Integer::sum));
      }
    });
    return changes;
  }
}
