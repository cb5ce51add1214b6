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

  SlowUndertakings(List<SlowRegister.Act> seen, LocalDate asOf, Map<String, String> stewards) {
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

  /** A claim replaces nothing but a claim. */
  private boolean replaces(SlowRegister.Act other, SlowRegister.Act corrected) {
    return maySay(other.entry().party(), corrected)
        && (isNoClaim(other.object()) || !isNoClaim(corrected.object()));
  }

  private static boolean isNoClaim(RegisterObject object) {
    return object instanceof Undertaking u && u.claim().by().isEmpty();
  }

  /** Who undertook it, the steward of the circle that did, and who entered it. */
  private boolean maySay(String party, SlowRegister.Act undertaken) {
    Undertaking undertaking = (Undertaking) undertaken.object();
    return undertaken.entry().party().equals(party)
        || undertaking.by().contains(party)
        || undertaking.circle().filter(circle -> party.equals(stewards.get(circle))).isPresent();
  }

  private SlowRegister.Far far(SlowRegister.Act act, Undertaking undertaking) {
    List<SlowRegister.Act> words = new ArrayList<>();
    for (SlowRegister.Act word : seen) {
      if (word.object() instanceof Progress p
          && p.undertaking().equals(undertaking.id())
          && !p.dated().earliest().isAfter(asOf)
          && seen.stream()
              .filter(other -> other.entry().party().equals(word.entry().party()))
              .noneMatch(other ->
                  other.object() instanceof Progress q
                      && q.undertaking().equals(p.undertaking())
                      && q.claim().corrects().filter(p.id()::equals).isPresent())) {
        words.add(word);
      }
    }
    List<SlowRegister.Act> settled =
        words.stream()
            .filter(word -> maySay(word.entry().party(), act))
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

  private static Progress progress(SlowRegister.Act act) {
    return (Progress) act.object();
  }

  private static LocalDate certainFrom(SlowRegister.Act act) {
    return progress(act).dated().date().orElse(act.entry().day());
  }
}
