package org.mithaq.accord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said of each accord and circle, and whether it comes from who settles it. */
final class Statements {

  /** So many new statements cost a question no more than the rest of it. */
  static final int SLACK = 4096;

  static final List<Stance> STANCES = List.of(Stance.values());
  static final List<MembershipStatus> STATUSES = List.of(MembershipStatus.values());

  private final Numbers numbers;
  private final int slack;
  private final Map<String, Facts<Stance>> positions = new HashMap<>();
  private final Map<String, Facts<MembershipStatus>> memberships = new HashMap<>();

  Statements(Numbers numbers, int slack) {
    this.numbers = numbers;
    this.slack = slack;
  }

  Facts<Stance> positions(String accord) {
    return positions.getOrDefault(accord, new Facts<>(STANCES, numbers, slack));
  }

  Facts<MembershipStatus> members(String circle) {
    return memberships.getOrDefault(circle, new Facts<>(STATUSES, numbers, slack));
  }

  /**
   * Adds a position.
   *
   * @param accord the accord that it is on
   */
  void add(Entry entry, Position position, Optional<Filed<Accord>> accord) {
    boolean settles =
        entry.party().equals(position.party())
            || accord.filter(of -> entry.party().equals(of.object().depositary())).isPresent()
            || positions(position.accord())
                .isSettled(numbers.find(position.party()), Fact.uuid(position.id()));
    positions
        .computeIfAbsent(position.accord(), _ -> new Facts<>(STANCES, numbers, slack))
        .add(
            entry,
            position.party(),
            position.id(),
            new Facts.Said<>(
                position.stance(),
                accord.map(of -> since(of.object(), position.dated())).orElse(position.dated()),
                position.basis(),
                position.action(),
                position.claim().by().isPresent() || !settles,
                position.claim().corrects()));
  }

  /** Nobody held anything of an accord before it was opened. */
  private static Dated since(Accord accord, Dated dated) {
    if (dated.quality() == DateQuality.EXACT
        || !dated.earliest().isBefore(accord.opened())
        || dated.date().filter(accord.opened()::isAfter).isPresent()) {
      return dated;
    }
    return new Dated(dated.date(), dated.quality(), Optional.of(accord.opened()));
  }

  /**
   * Adds a membership, which the circle's steward settles; who leaves says so itself.
   *
   * @param circle the circle that it is in
   */
  void add(Entry entry, Membership membership, Optional<Filed<Circle>> circle) {
    boolean leaves =
        membership.status() == MembershipStatus.LEFT && entry.party().equals(membership.party());
    boolean settles =
        leaves
            || circle.filter(of -> entry.party().equals(of.object().steward())).isPresent()
            || members(membership.circle())
                .isSettled(numbers.find(membership.party()), Fact.uuid(membership.id()));
    memberships
        .computeIfAbsent(membership.circle(), _ -> new Facts<>(STATUSES, numbers, slack))
        .add(
            entry,
            membership.party(),
            membership.id(),
            new Facts.Said<>(
                membership.status(),
                membership.dated(),
                membership.basis(),
                Optional.empty(),
                membership.claim().by().isPresent() || !settles,
                membership.claim().corrects()));
  }
}
