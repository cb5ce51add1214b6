package org.mithaq.accord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which circles there were, and who stood how to them, at a moment. Made for one question, while
 * nothing is entered.
 */
public final class Circles {

  private final Register register;
  private final Moment.Eye eye;
  private final int day;

  /** By circle: many parties are asked about one after the other. */
  private final Map<String, Sight<MembershipStatus>> sights = new HashMap<>();

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

  /**
   * A circle that the reader may see today, though it may be younger than the moment: that one has
   * no members yet.
   */
  public Optional<Circle> bySlug(String slug) {
    Moment.Eye today = new Moment.Eye(Long.MAX_VALUE, eye.readable(), eye.scope());
    return register.circles().stream()
        .filter(filed -> today.sees(filed.entry()) && filed.object().slug().equals(slug))
        .map(Filed::object)
        .findFirst();
  }

  /** How a party stands to a circle; in no way to one that is not seen. */
  public Optional<Standing<MembershipStatus>> of(Circle circle, String party) {
    return isSeen(circle) ? sight(circle).of(register.number(party)) : Optional.empty();
  }

  private boolean isSeen(Circle circle) {
    return register.filedCircle(circle.id()).filter(filed -> eye.sees(filed.entry())).isPresent();
  }

  private Sight<MembershipStatus> sight(Circle circle) {
    return sights.computeIfAbsent(
        circle.id(),
        id ->
            register
                .statements()
                .members(id)
                .sight(
                    day, eye, number -> register.stands("membership", register.id(number), eye)));
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
    if (!isSeen(circle)) {
      return tally.build();
    }
    Facts<MembershipStatus> facts = register.statements().members(circle.id());
    Sight<MembershipStatus> sight = sight(circle);
    Roll.Wanted parties = register.roll().wanted(eye, PartyFilter.ALL);
    boolean[] words = new boolean[Gist.WORDS];
    for (int word = 0; word < words.length; word++) {
      words[word] = Gist.state(word) < Statements.STATUSES.size() && wanted.test(facts.state(word));
    }
    facts.visit((number, rows, begin, end) -> {
      Optional<PartyCategory> category = parties.category(number);
      if (category.isEmpty()) {
        return;
      }
      int row = sight.standing(rows, begin, end);
      if (row != Sight.NONE && words[Gist.word(rows[row + ByParty.GIST])]) {
        Fact<MembershipStatus> fact = facts.fact(rows[row + ByParty.SLOT]);
        tally.certain(category.get(), fact.quality(), fact.latest());
        tally.keep(
            fact.entry().sequence(),
            () -> new Row(register.roll().party(number, eye, PartyFilter.ALL).orElseThrow(), fact));
      } else if (sight.mayStand(rows, begin, end, word -> words[word])) {
        tally.possible(category.get());
      }
    });
    return tally.build();
  }
}
