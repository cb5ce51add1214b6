package org.mithaq.accord;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  public record Row(PartyIdentity party, long sequence, Standing<MembershipStatus> standing) {}

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
    return Optional.ofNullable(register.members(circle.id()).get(party))
        .flatMap(history -> at(history, party));
  }

  private Optional<Standing<MembershipStatus>> at(History<MembershipStatus> history, String party) {
    return history.at(day, eye, register.stands("membership", party, eye));
  }

  /** Whether a party was certainly a member. */
  public boolean isMember(Circle circle, String party) {
    return of(circle, party)
        .filter(standing -> standing.certain() && standing.state() == MembershipStatus.MEMBER)
        .isPresent();
  }

  /** Those who certainly stood to a circle in a way, and how many. */
  public Tally<Row> members(Circle circle, Predicate<MembershipStatus> wanted) {
    Tally.Builder<Row> tally = new Tally.Builder<>();
    for (Map.Entry<String, History<MembershipStatus>> each :
        register.members(circle.id()).entrySet()) {
      Optional<Line> line = register.line(each.getKey());
      Optional<Filed<PartyIdentity>> seen = line.flatMap(found -> found.seen(eye));
      Optional<Standing<MembershipStatus>> standing = at(each.getValue(), each.getKey());
      if (seen.isEmpty() || standing.isEmpty() || !wanted.test(standing.get().state())) {
        continue;
      }
      PartyIdentity party = seen.get().object();
      if (standing.get().certain()) {
        tally.certain(
            new Row(party, line.orElseThrow().sequence(), standing.get()),
            party.category(),
            standing.get().fact());
      } else {
        tally.possible(party.category());
      }
    }
    return tally.build(Comparator.comparingLong(Row::sequence));
  }
}
