package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a register should answer, worked out anew from the list of acts for every question, in the
 * order in which one would tell it.
 */
final class SlowRegister {

  /** One act and what it brought. */
  record Act(Entry entry, RegisterObject object) {}

  /** A dated statement on how a party stood to an accord or a circle. */
  record Said(
      Entry entry,
      String id,
      String word,
      Dated dated,
      Basis basis,
      Optional<TreatyAction> action,
      boolean settles,
      Optional<String> corrects) {

    boolean binds() {
      return action
          .filter(by -> by != TreatyAction.SIGNATURE && by != TreatyAction.WITHDRAWAL)
          .isPresent();
    }

    /** The same, had it been made on a day. */
    Said madeOn(LocalDate day) {
      Dated exact = new Dated(Optional.of(day), DateQuality.EXACT, Optional.empty());
      return new Said(entry, id, word, exact, basis, action, settles, corrects);
    }

    LocalDate certainFrom() {
      return dated.date().orElse(entry.day());
    }

    LocalDate possibleFrom() {
      return dated.quality() == DateQuality.EXACT
          ? dated.date().orElseThrow()
          : dated.notBefore().orElse(LocalDate.EPOCH);
    }
  }

  /** How a party stands, by which statement. */
  record Row(String party, String category, String word, String statement) {}

  /** What there is to say of an accord or a circle. */
  record Answer(
      Set<Row> rows,
      Map<String, Integer> counts,
      Map<String, Integer> qualities,
      Map<LocalDate, Integer> by,
      Map<String, Integer> possible) {}

  /** How far an undertaking is. */
  record Far(
      String undertaking,
      String stage,
      String awaits,
      String reviewDue,
      Set<String> overdue,
      Set<String> words) {}

  private final List<Act> seen;
  private final LocalDate asOf;
  private final Map<String, String> stewards = new TreeMap<>();
  private final Set<String> depositaries = new HashSet<>();

  SlowRegister(List<Act> acts, Moment moment) {
    this.asOf = moment.asOf();
    this.seen =
        acts.stream()
            .filter(act -> !act.entry().day().isAfter(moment.knownAt()))
            .filter(act -> moment.readable().test(act.entry().audience()))
            .filter(act ->
                switch (moment.scope()) {
                  case ALL -> true;
                  case REAL -> !act.entry().exercise();
                  case EXERCISES -> act.entry().exercise();
                })
            .toList();
    // Who keeps a circle is no secret to the rules, even where the circle is one to the reader.
    for (Act act : acts) {
      if (act.object() instanceof Circle circle) {
        stewards.put(circle.id(), circle.steward());
      }
      if (act.object() instanceof Accord accord) {
        depositaries.add(accord.depositary());
      }
    }
  }

  /** The last version of each party. */
  Map<String, PartyIdentity> parties() {
    Map<String, PartyIdentity> parties = new TreeMap<>();
    for (Act act : seen) {
      if (act.object() instanceof PartyIdentity party) {
        parties.put(party.id(), party);
      }
    }
    return parties;
  }

  /** Those whose stance on an accord is told by a statement that is wanted. */
  Answer positions(Accord accord, Predicate<Said> wanted) {
    Map<String, List<Said>> said = new TreeMap<>();
    for (Act act : seen) {
      if (act.object() instanceof Position p && p.accord().equals(accord.id())) {
        String by = act.entry().party();
        boolean entitled = by.equals(p.party()) || by.equals(accord.depositary());
        add(
            said,
            p.party(),
            act,
            p.stance(),
            p.dated(),
            p.basis(),
            p.action(),
            p.claim(),
            entitled);
      }
    }
    return answer(said, wanted, accord.opened());
  }

  /** The first day at whose end a treaty bound so many, and how many it binds on the day. */
  static Treaties.Force force(List<Act> acts, Moment moment, Accord treaty) {
    Set<LocalDate> days = new TreeSet<>(Set.of(moment.asOf()));
    for (Act act : acts) {
      if (act.object() instanceof Position p) {
        days.add(p.dated().date().orElse(act.entry().day()));
      }
    }
    Optional<LocalDate> since = Optional.empty();
    int bound = 0;
    for (LocalDate day : days) {
      if (!day.isAfter(moment.asOf())) {
        Moment then = new Moment(day, moment.knownAt(), moment.readable(), moment.scope());
        bound = new SlowRegister(acts, then).positions(treaty, Said::binds).rows().size();
        if (since.isEmpty() && bound >= treaty.entersIntoForceAfter().orElseThrow()) {
          since = Optional.of(day);
        }
      }
    }
    return new Treaties.Force(bound, treaty.entersIntoForceAfter(), since);
  }

  /** Those who stood to a circle in one of some ways; nobody to one that is not seen. */
  Answer members(Circle circle, Set<String> words) {
    if (seen.stream().noneMatch(act -> act.object().equals(circle))) {
      return answer(Map.of(), _ -> false, LocalDate.EPOCH);
    }
    Map<String, List<Said>> said = new TreeMap<>();
    for (Act act : seen) {
      if (act.object() instanceof Membership m && m.circle().equals(circle.id())) {
        String by = act.entry().party();
        boolean leaves = by.equals(m.party()) && m.status() == MembershipStatus.LEFT;
        boolean entitled = leaves || by.equals(circle.steward());
        add(
            said,
            m.party(),
            act,
            m.status(),
            m.dated(),
            m.basis(),
            Optional.empty(),
            m.claim(),
            entitled);
      }
    }
    return answer(said, each -> words.contains(each.word()), LocalDate.EPOCH);
  }

  private static void add(
      Map<String, List<Said>> said,
      String party,
      Act act,
      Word word,
      Dated dated,
      Basis basis,
      Optional<TreatyAction> action,
      Claim claim,
      boolean entitled) {
    said.computeIfAbsent(party, _ -> new ArrayList<>())
        .add(
            new Said(
                act.entry(),
                act.object().id(),
                word.word(),
                dated,
                basis,
                action,
                entitled && claim.by().isEmpty(),
                claim.corrects()));
  }

  private Answer answer(Map<String, List<Said>> said, Predicate<Said> wanted, LocalDate opened) {
    Answer answer =
        new Answer(
            new HashSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    Map<String, PartyIdentity> parties = parties();
    said.forEach((id, all) -> {
      PartyIdentity party = parties.get(id);
      if (party == null) {
        return;
      }
      String category = party.category().word();
      List<Said> counting = counting(id, all);
      List<Said> certain =
          counting.stream().filter(each -> !each.certainFrom().isAfter(asOf)).toList();
      Optional<Said> standing = standing(certain).filter(wanted);
      if (standing.isPresent()) {
        Said is = standing.get();
        answer.rows().add(new Row(id, category, is.word(), is.id()));
        answer.counts().merge(category, 1, Integer::sum);
        answer.qualities().merge(is.dated().quality().word(), 1, Integer::sum);
        if (is.dated().quality() == DateQuality.BY) {
          answer.by().merge(is.certainFrom(), 1, Integer::sum);
        }
      } else if (!opened.isAfter(asOf) && mayStand(counting, certain).anyMatch(wanted)) {
        answer.possible().merge(category, 1, Integer::sum);
      }
    });
    return answer;
  }

  /** Who says the same again has said it since the first time, unless it binds or proves better. */
  private static Optional<Said> standing(List<Said> certain) {
    List<Basis> best = List.of(Basis.SIGNED_ACT, Basis.DEPOSITARY_NOTICE, Basis.REPORTED);
    List<Said> latestFirst =
        certain.stream()
            .sorted(
                Comparator.comparing(Said::certainFrom)
                    .thenComparing(each -> each.entry().sequence())
                    .reversed())
            .toList();
    // The least of equals is the first one, which is the last of this list.
    return latestFirst.stream()
        .takeWhile(each -> each.word().equals(latestFirst.getFirst().word()))
        .toList()
        .reversed()
        .stream()
        .min(
            Comparator.<Said, Boolean>comparing(each -> !each.binds())
                .thenComparing(each -> best.indexOf(each.basis())));
  }

  /** What would stand if it had been made on the day itself, beside all that is certain. */
  private Stream<Said> mayStand(List<Said> counting, List<Said> certain) {
    return counting.stream()
        .filter(each -> each.certainFrom().isAfter(asOf) && !each.possibleFrom().isAfter(asOf))
        .filter(each -> {
          Said supposed = each.madeOn(asOf);
          List<Said> all = new ArrayList<>(certain);
          all.add(supposed);
          return standing(all).filter(is -> is == supposed).isPresent();
        });
  }

  /** What settles something, was not corrected, and is no correction that was objected to. */
  private List<Said> counting(String party, List<Said> all) {
    List<Said> settling = all.stream().filter(Said::settles).toList();
    return settling.stream()
        .filter(each -> each.corrects().isEmpty() || stands(party, each))
        .filter(each ->
            settling.stream()
                .filter(other -> other.corrects().filter(each.id()::equals).isPresent())
                .noneMatch(other -> stands(party, other)))
        .toList();
  }

  /** The party concerned can object to what another corrected, for 90 days. */
  private boolean stands(String party, Said correction) {
    return isLeftAlone(seen, correction.entry(), correction.id(), Set.of(party));
  }

  static boolean isLeftAlone(List<Act> seen, Entry said, String id, Set<String> concerned) {
    return seen.stream()
        .filter(
            act -> act.object() instanceof Objection objection && objection.about().contains(id))
        .filter(act -> concerned.contains(act.entry().party()))
        .filter(act -> !act.entry().party().equals(said.party()))
        .filter(act -> act.entry().sequence() > said.sequence())
        .noneMatch(act -> act.entry().micros() - said.micros() < 90L * 24 * 3600 * 1_000_000);
  }

  /** Each undertaking that may have been announced by the day. */
  Set<Far> undertakings() {
    return new SlowUndertakings(seen, asOf, stewards, depositaries).undertakings();
  }
}
