package org.mithaq.accord;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which circles there were, and who stood how to them, at a moment. */
public final class Circles {

  private final Register register;
  private final Moment.Eye eye;
  private final int day;

  public Circles(Register register, Moment moment) {
    this.register = register;
    this.eye = moment.eye();
    this.day = Math.toIntExact(moment.asOf().toEpochDay());
  }

  /** One party's standing to a circle. */
  public record Row(PartyIdentity party, Fact<MembershipStatus> fact) {}

  /** The circles that are seen, in the order in which they came. */
  public List<Filed<Circle>> all() {
    return register.circles().stream().filter(filed -> eye.sees(filed.entry())).toList();
  }

  /** A circle that is seen. */
  public Optional<Circle> bySlug(String slug) {
    return register.circles().stream()
        .filter(filed -> eye.sees(filed.entry()) && filed.object().slug().equals(slug))
        .map(Filed::object)
        .findFirst();
  }

  /** How a party stands to a circle. */
  public Optional<Standing<MembershipStatus>> of(Circle circle, String party) {
    return register
        .members(circle.id())
        .at(register.number(party), day, eye, register.stands("membership", party, eye));
  }

  /** Whether a party was certainly a member. */
  public boolean isMember(Circle circle, String party) {
    return of(circle, party)
        .filter(standing -> standing.certain() && standing.state() == MembershipStatus.MEMBER)
        .isPresent();
  }

  /** Those who certainly stood to a circle in a way, and how many. */
  public Tally<Row> members(Circle circle, Predicate<MembershipStatus> wanted) {
    Tally.Builder<Row> tally = new Tally.Builder<>(Tally.Window.ALL);
    Facts<MembershipStatus> facts = register.members(circle.id());
    facts.named().stream()
        .forEach(number -> {
          Optional<PartyIdentity> seen = register.roll().party(number, eye, PartyFilter.ALL);
          Optional<Standing<MembershipStatus>> standing = of(circle, register.id(number));
          if (seen.isEmpty() || standing.isEmpty() || !wanted.test(standing.get().state())) {
            return;
          }
          PartyIdentity party = seen.get();
          if (standing.get().certain()) {
            Fact<MembershipStatus> fact = standing.get().fact();
            tally.certain(
                fact.entry().sequence(),
                party.category(),
                fact.quality(),
                fact.latest(),
                () -> new Row(party, fact));
          } else {
            tally.possible(party.category());
          }
        });
    return tally.build();
  }
}
