package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How far undertakings should be, by the acts that are seen. */
final class SlowUndertakings {

  private final List<SlowRegister.Act> seen;
  private final LocalDate asOf;
  private final Map<String, String> stewards;
  private final Set<String> depositaries;

  SlowUndertakings(
      List<SlowRegister.Act> seen,
      LocalDate asOf,
      Map<String, String> stewards,
      Set<String> depositaries) {
    this.depositaries = depositaries;
    this.seen = seen;
    this.asOf = asOf;
    this.stewards = stewards;
  }

  /** Each undertaking that may have been announced by the day. */
  Set<SlowRegister.Far> undertakings() {
    Set<SlowRegister.Far> all = new HashSet<>();
    for (SlowRegister.Act act : seen) {
      if (act.object() instanceof Undertaking u
          && !u.dated().earliest().isAfter(asOf)
          && undertakings(u.id()).noneMatch(other -> replaces(other, act))) {
        all.add(far(act, u));
      }
    }
    return all;
  }

  private Stream<SlowRegister.Act> undertakings(String corrected) {
    return seen.stream()
        .filter(act ->
            act.object() instanceof Undertaking u
                && u.claim().corrects().filter(corrected::equals).isPresent());
  }

  /** A claim replaces nothing but a claim; who undertook it can object. */
  private boolean replaces(SlowRegister.Act other, SlowRegister.Act corrected) {
    String by = other.entry().party();
    return (maySay(by, corrected) || depositaries.contains(by))
        && (isNoClaim(other.object()) || !isNoClaim(corrected.object()))
        && SlowRegister.isLeftAlone(seen, other.entry(), other.object().id(), authors(corrected));
  }

  private static boolean isNoClaim(RegisterObject object) {
    return object instanceof Undertaking u && u.claim().by().isEmpty();
  }

  /** Who undertook it, and who entered it. */
  private boolean maySay(String party, SlowRegister.Act undertaken) {
    return undertaken.entry().party().equals(party) || authors(undertaken).contains(party);
  }

  /** A circle's undertaking is its steward's. */
  private Set<String> authors(SlowRegister.Act undertaken) {
    Undertaking undertaking = (Undertaking) undertaken.object();
    Set<String> authors = new HashSet<>(undertaking.by());
    if (authors.isEmpty() && stewards.containsKey(undertaking.circle().orElse(""))) {
      authors.add(stewards.get(undertaking.circle().orElse("")));
    }
    return authors;
  }

  private SlowRegister.Far far(SlowRegister.Act act, Undertaking undertaking) {
    List<SlowRegister.Act> words = new ArrayList<>();
    for (SlowRegister.Act word : seen) {
      if (word.object() instanceof Progress p
          && p.undertaking().equals(undertaking.id())
          && !p.dated().earliest().isAfter(asOf)
          && seen.stream()
              .filter(other ->
                  other.object() instanceof Progress q
                      && q.undertaking().equals(p.undertaking())
                      && q.claim().corrects().filter(p.id()::equals).isPresent())
              .noneMatch(other -> takesBack(other, word))) {
        words.add(word);
      }
    }
    List<SlowRegister.Act> settled =
        words.stream()
            .filter(word -> maySay(word.entry().party(), act))
            .filter(word ->
                SlowRegister.isLeftAlone(seen, word.entry(), word.object().id(), authors(act)))
            .filter(word -> progress(word).claim().by().isEmpty())
            .filter(word -> progress(word).kind() != ProgressKind.COMMENT)
            .filter(word -> !certainFrom(word).isAfter(asOf))
            .sorted(
                Comparator.comparing(SlowUndertakings::certainFrom)
                    .thenComparing(word -> word.entry().sequence()))
            .toList();
    Optional<Progress> last =
        settled.stream()
            .map(SlowUndertakings::progress)
            .filter(progress -> progress.stage().isPresent())
            .reduce((_, later) -> later);
    boolean announced = !undertaking.dated().latest(act.entry().day()).isAfter(asOf);
    String stage =
        last.flatMap(Progress::stage).map(Stage::word).orElse(announced ? "announced" : "");
    boolean open = stage.equals("announced") || stage.equals("pending-approval");
    String awaits =
        open ? last.flatMap(Progress::approvalBy).or(undertaking::approvalBy).orElse("") : "";
    Optional<LocalDate> reviewed =
        settled.stream()
            .filter(word -> progress(word).kind() == ProgressKind.REVIEW)
            .map(SlowUndertakings::certainFrom)
            .max(Comparator.naturalOrder())
            .or(undertaking::lastReview)
            .or(() -> undertaking.dated().date());
    Optional<LocalDate> reviewDue =
        undertaking.reviewMonths().isEmpty()
            ? Optional.empty()
            : reviewed.map(day -> day.plusMonths(undertaking.reviewMonths().getAsInt()));
    boolean ended = Set.of("done", "abandoned", "reorganised").contains(stage);
    Set<String> overdue = new HashSet<>();
    if (!ended && reviewDue.filter(asOf::isAfter).isPresent()) {
      overdue.add("review");
    }
    if (!ended
        && !stage.equals("in-force")
        && undertaking.due().filter(asOf::isAfter).isPresent()) {
      overdue.add("due");
    }
    Set<String> ids = new HashSet<>();
    words.forEach(word -> ids.add(word.object().id()));
    return new SlowRegister.Far(
        undertaking.id(),
        stage,
        awaits,
        reviewDue.map(LocalDate::toString).orElse(""),
        overdue,
        ids);
  }

  /** Who said a word corrects it; the depositary does where nobody minds. */
  private boolean takesBack(SlowRegister.Act correction, SlowRegister.Act word) {
    String by = correction.entry().party();
    return by.equals(word.entry().party())
        || (depositaries.contains(by)
            && SlowRegister.isLeftAlone(
                seen, correction.entry(), correction.object().id(), Set.of(word.entry().party())));
  }

  private static Progress progress(SlowRegister.Act act) {
    return (Progress) act.object();
  }

  private static LocalDate certainFrom(SlowRegister.Act act) {
    return progress(act).dated().date().orElse(act.entry().day());
  }
}
