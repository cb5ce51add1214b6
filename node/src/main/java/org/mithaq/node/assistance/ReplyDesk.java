package org.mithaq.node.assistance;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Assistance;
import org.mithaq.accord.AssistanceStep;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.MattersSeen;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.admit.Duties;
import org.mithaq.node.index.RegisterIndex;

/** Puts replies beside their request: into its collection, with its markings. */
public final class ReplyDesk {

  private final RegisterIndex register;
  private final Audiences audiences;
  private final Filing filing;

  public ReplyDesk(RegisterIndex register, Audiences audiences, Filing filing) {
    this.register = register;
    this.audiences = audiences;
    this.filing = filing;
  }

  /** A request as a caller sees it. */
  public Optional<Assistance> find(String request, Caller caller) {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    return register.ask(known -> known.matters(visibility::mayRead).assistance(request));
  }

  /** The steps that a caller can take in a request now. */
  public List<AssistanceStep> steps(String request, Caller caller, Instant now) {
    Optional<Party> party = caller.party();
    Visibility visibility = audiences.visibleTo(caller.tokens());
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    return party.isEmpty() || !Duties.enters(caller)
        ? List.of()
        : register.ask(known -> {
          MattersSeen matters = known.matters(visibility::mayRead);
          return matters
              .assistance(request)
              .filter(course -> place(course.request().entry(), caller).isPresent())
              .map(course -> AssistanceStep.of(course, party.get().id(), at, matters::canBeReached))
              .orElse(List.of());
        });
  }

  /** Who may read a request, and so what is said in it; empty where that isn't known. */
  public Optional<Audience> audience(Entry request) {
    return audiences.byNumber(request.audience());
  }

  private Optional<CollectionSettings> place(Entry request, Caller caller) {
    return filing.of(request).filter(collection -> collection.mayWrite(caller));
  }

  /**
   * Submits a reply.
   *
   * @param request the act of the request
   * @return why it was refused; empty where it was taken
   * @throws IOException where it can't be submitted now
   */
  public Optional<Grounds> submit(Caller caller, Entry request, ReplyDraft reply)
      throws IOException, InterruptedException {
    Optional<CollectionSettings> collection = place(request, caller);
    return collection.isEmpty()
        ? Optional.of(Grounds.of(FilingReason.NOT_BESIDE_REQUEST))
        : filing.submit(caller, collection.get(), filing.markings(request), reply);
  }
}
