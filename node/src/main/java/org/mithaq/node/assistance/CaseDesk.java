package org.mithaq.node.assistance;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.CaseCourse;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.CaseSteps;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.admit.Duties;
import org.mithaq.node.index.RegisterIndex;

/** Puts entries beside their case, and what a respondent outside the circle states where it may. */
public final class CaseDesk {

  private final RegisterIndex register;
  private final Audiences audiences;
  private final Filing filing;

  public CaseDesk(RegisterIndex register, Audiences audiences, Filing filing) {
    this.register = register;
    this.audiences = audiences;
    this.filing = filing;
  }

  /** A case as a caller sees it. */
  public Optional<CaseCourse> find(String id, Caller caller) {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    return register.ask(known -> known.matters(visibility::mayRead).accountabilityCase(id));
  }

  /** Whether a caller enters anything in a case for its party, as far as its account goes. */
  boolean enters(CaseCourse course, Caller caller) {
    return (Duties.enters(caller) || caller.is(Role.RESPONDENT))
        && place(course, caller).isPresent();
  }

  /**
   * The steps that a caller can take in a case now. A finding is none: both sides sign it, see
   * {@link FindingDesk}.
   */
  public List<CaseEntryKind> steps(CaseCourse course, Caller caller, Instant now) {
    Optional<Party> party = caller.party();
    Optional<Place> place = place(course, caller);
    if (party.isEmpty() || place.isEmpty() || !enters(course, caller)) {
      return List.of();
    }
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    CaseSteps steps = new CaseSteps(course, party.get().id(), party.get().category(), at);
    boolean any = place.get().beside || steps.isRespondent() || course.mayBePublic(at);
    return steps.possible().stream()
        .filter(kind -> any || kind.moves())
        .filter(kind -> kind != CaseEntryKind.FINDING)
        .filter(kind -> kind != CaseEntryKind.OPENING || !course.unopened().isEmpty())
        .toList();
  }

  /** Why the rules let a caller's party not take a step in a case now; empty where they do. */
  public Optional<Grounds> refusal(
      CaseCourse course, Caller caller, CaseEntryKind kind, Instant now) {
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    return caller
        .party()
        .flatMap(party -> new CaseSteps(course, party.id(), party.category(), at).refusal(kind));
  }

  /**
   * Submits an entry.
   *
   * @return why it was refused; empty where it was taken
   * @throws IOException where it can't be submitted now
   */
  public Optional<Grounds> submit(Caller caller, CaseCourse course, CaseEntryDraft entry)
      throws IOException, InterruptedException {
    Optional<Place> place = place(course, caller);
    return place.isEmpty()
        ? Optional.of(Grounds.of(FilingReason.NOT_BESIDE_CASE))
        : filing.submit(caller, place.get().collection, place.get().markings, entry);
  }

  /**
   * Where a caller writes in a case.
   *
   * @param beside whether the case lies there
   */
  private record Place(CollectionSettings collection, List<String> markings, boolean beside) {}

  /**
   * Beside the case where the caller may write there. A side outside the circle writes where every
   * party may: what the respondent states and what moves a case has the case's readers wherever it
   * lies, and nothing else is taken there before the case may be public.
   */
  private Optional<Place> place(CaseCourse course, Caller caller) {
    Entry opened = course.opened().entry();
    Optional<CollectionSettings> beside =
        filing.of(opened).filter(collection -> collection.mayWrite(caller));
    if (beside.isPresent()) {
      return beside.flatMap(
          collection -> markings(opened).map(markings -> new Place(collection, markings, true)));
    }
    Optional<String> party = caller.party().map(Party::id);
    return party.filter(course.respondent()::equals).isPresent()
            || party.filter(course.claimants()::contains).isPresent()
        ? filing.writable(caller).stream()
            .filter(collection -> collection.circle().isEmpty())
            .findFirst()
            .map(collection -> new Place(collection, List.of(), false))
        : Optional.empty();
  }

  private Optional<List<String>> markings(Entry opened) {
    try {
      return Optional.of(filing.markings(opened));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
