package org.mithaq.accord;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * To which circles a party belongs and whether it supports an accord, for the sake of access: by
 * the order of the acts and never by a day in them. The last statement that settles the matter
 * decides; a correction that stands takes the place of what it corrects, so that correcting an old
 * statement opens nothing again; who shares a statement once more, the same by its id, says nothing
 * new. Claims open nothing.
 *
 * <p>Accords and circles count that the depositary opened, and where exercises count, circles that
 * invented parties opened. Made for one question, while nothing is entered.
 */
public final class Belonging {

  private final Register register;
  private final String depositary;
  private final Moment.Eye eye;

  /**
   * What a register says now.
   *
   * @param depositary id of the party whose accords and circles count
   * @param exercises whether what was invented for training opens doors, as in a demo
   */
  public Belonging(Register register, String depositary, boolean exercises) {
    this.register = register;
    this.depositary = depositary;
    this.eye =
        new Moment.Eye(Long.MAX_VALUE, _ -> true, exercises ? Moment.Scope.ALL : Moment.Scope.REAL);
  }

  /**
   * How a party stands to each circle that counts, by the circle's slug: true for a member. Of
   * several under a slug a real one is meant, and else the first.
   */
  public Map<String, Boolean> circles(String party) {
    Map<String, Filed<Circle>> bySlug = new LinkedHashMap<>();
    for (Filed<Circle> filed : register.circles()) {
      Entry entry = filed.entry();
      if (isDepositarys(entry) || (entry.exercise() && isSeen(true))) {
        bySlug.merge(
            filed.object().slug(),
            filed,
            (first, second) ->
                first.entry().exercise() && !second.entry().exercise() ? second : first);
      }
    }
    Map<String, Boolean> standing = new HashMap<>();
    bySlug.forEach((slug, filed) ->
        standing.put(
            slug,
            last("membership", register.statements().members(filed.object().id()), party)
                .filter(MembershipStatus.MEMBER::equals)
                .isPresent()));
    return standing;
  }

  /**
   * Whether a party supports an accord.
   *
   * @return empty where nothing that settles it was said
   */
  public Optional<Boolean> supports(String accord, String party) {
    return register.accords().stream()
        .filter(filed -> filed.object().slug().equals(accord) && isDepositarys(filed.entry()))
        .min(
            (first, second) -> Boolean.compare(first.entry().exercise(), second.entry().exercise()))
        .flatMap(
            filed -> last("position", register.statements().positions(filed.object().id()), party))
        .map(Stance.SUPPORTS::equals);
  }

  private boolean isDepositarys(Entry entry) {
    return entry.party().equals(depositary) && isSeen(entry.exercise());
  }

  private <S extends Word> Optional<S> last(String type, Facts<S> facts, String party) {
    Columns columns = facts.columns();
    Predicate<Fact<S>> stands = register.stands(type, party, eye);
    Map<UUID, Integer> places = new HashMap<>();
    int decides = -1;
    int place = -1;
    for (int at : facts.slots(register.number(party))) {
      if ((columns.gist(at) & Gist.CLAIM) != 0 || !isSeen(isExercise(columns, at))) {
        continue;
      }
      Optional<UUID> corrected = facts.corrected(at);
      int here = corrected.map(places::get).orElse(at);
      boolean said = places.putIfAbsent(columns.id(at), here) != null;
      boolean counts =
          !said
              && (corrected.isEmpty() || stands.test(facts.fact(at)))
              && facts.corrections(at).stream()
                  .noneMatch(other ->
                      isSeen(isExercise(columns, other)) && stands.test(facts.fact(other)));
      if (counts && here >= place) {
        decides = at;
        place = here;
      }
    }
    return decides < 0 ? Optional.empty() : Optional.of(facts.state(columns.gist(decides)));
  }

  private boolean isSeen(boolean exercise) {
    return eye.scope().includes(exercise);
  }

  private static boolean isExercise(Columns columns, int at) {
    return (columns.gist(at) & Gist.EXERCISE) != 0;
  }
}
