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
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Visibility;
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

  /**
   * The steps that a caller can take in a case now. A finding is none: the other side signs it in
   * the same body, which takes its key.
   */
  public List<CaseEntryKind> steps(CaseCourse course, Caller caller, Instant now) {
    Optional<Party> party = caller.party();
    if (party.isEmpty() || place(course, caller).isEmpty()) {
      return List.of();
    }
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    return new CaseSteps(course, party.get().id(), party.get().category(), at)
        .possible().stream()
            .filter(kind -> kind != CaseEntryKind.FINDING)
            .filter(kind -> kind != CaseEntryKind.OPENING || !course.unopened().isEmpty())
            .toList();
  }

  /**
   * Submits an entry.
   *
   * @return why it was refused; empty where it was taken
   * @throws IOException where it can't be submitted now
   */
  public Optional<String> submit(Caller caller, CaseCourse course, CaseEntryDraft entry)
      throws IOException, InterruptedException {
    Optional<Place> place = place(course, caller);
    return place.isEmpty()
        ? Optional.of("you may not write where the case lies")
        : filing.submit(caller, place.get().collection, place.get().markings, entry);
  }

  private record Place(CollectionSettings collection, List<String> markings) {}

  /**
   * Where a caller writes in a case. The respondent's words have the case's readers wherever they
   * lie; anybody else's would have those of the place, and so go nowhere but to the case.
   */
  private Optional<Place> place(CaseCourse course, Caller caller) {
    Entry opened = course.opened().entry();
    Optional<CollectionSettings> beside =
        filing.of(opened).filter(collection -> collection.mayWrite(caller));
    if (beside.isPresent()) {
      return beside.flatMap(
          collection -> markings(opened).map(markings -> new Place(collection, markings)));
    }
    return caller.party().filter(party -> party.id().equals(course.respondent())).isPresent()
        ? filing.writable(caller).stream()
            .filter(collection -> collection.circle().isEmpty())
            .findFirst()
            .map(collection -> new Place(collection, List.of()))
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
