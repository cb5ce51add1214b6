package org.mithaq.node.assistance;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Accord;
import org.mithaq.accord.CaseCourse;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.CaseSteps;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.Passage;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.index.RegisterIndex;

/**
 * Where two sides of a case come to a joint finding: one proposes a text and signs it, the other
 * one signs the very same bytes or declines. With the second signature it is handed in, both beside
 * it, by whoever signed last. Keys stay where they are.
 */
public final class FindingDesk {

  private final RegisterIndex register;
  private final CaseDesk cases;
  private final Filing filing;
  private final Findings findings;
  private final String origin;
  private final String accord;
  private final InstantSource clock;

  /** Those that are being handed in. Guarded by itself. */
  private final Set<String> underWay = new HashSet<>();

  /**
   * A desk.
   *
   * @param origin name of the log for which signatures count
   * @param accord slug of the accord for which they count
   */
  public FindingDesk(
      RegisterIndex register,
      CaseDesk cases,
      Filing filing,
      Findings findings,
      String origin,
      String accord,
      InstantSource clock) {
    this.register = register;
    this.cases = cases;
    this.filing = filing;
    this.findings = findings;
    this.origin = origin;
    this.accord = accord;
    this.clock = clock;
  }

  /** What a caller sees; empty for whoever is no side of a case, as where there is none. */
  public Optional<FindingsSeen> see(String accountabilityCase, Caller caller) {
    Optional<CaseCourse> course = cases.find(accountabilityCase, caller);
    Optional<Party> party = caller.party();
    if (course.isEmpty() || party.isEmpty()) {
      return Optional.empty();
    }
    CaseCourse of = course.get();
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    CaseSteps steps = new CaseSteps(of, party.get().id(), party.get().category(), at);
    Optional<String> under = register.ask(known -> known.accordBySlug(accord).map(Accord::id));
    if (!(steps.isClaimant() || steps.isRespondent()) || under.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FindingsSeen(
            of,
            party.get(),
            under.get(),
            cases.enters(of, caller),
            steps.possible().contains(CaseEntryKind.FINDING),
            keys(party.get().id()),
            findings.of(accountabilityCase).stream()
                .filter(each ->
                    each.opener().equals(of.opened().entry().party())
                        && of.entry(each.id()).isEmpty())
                .toList()));
  }

  /**
   * Those that wait for a caller's party, in all of its cases. What waits in others is passed over
   * by their ids alone, so that it costs nothing that could be noticed.
   */
  public List<Findings.Proposal> waitingFor(Caller caller) {
    return findings.cases().stream()
        .filter(id -> caller.tokens().contains(Audience.ofCase(id)))
        .flatMap(id -> see(id, caller).stream())
        .filter(FindingsSeen::open)
        .flatMap(seen -> seen.waiting().stream().filter(seen::isOthers))
        .toList();
  }

  private List<PartyKey> keys(String party) {
    return register.ask(known -> known.party(party).map(PartyIdentity::keys).orElse(List.of()));
  }

  /**
   * What a side signs to propose a text.
   *
   * @param number names it among all of the party's, such as a UUID
   * @throws IllegalArgumentException with a sentence, when it is no text or too long
   */
  public Prepared prepare(FindingsSeen seen, String number, Instant created, Passage text)
      throws IOException {
    if (text.text().length() > Findings.LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a joint finding has at most " + Findings.LONGEST_TEXT + " characters");
    }
    CaseEntryDraft draft =
        CaseEntryDraft.finding(seen.id(), seen.party().id(), number, created, text);
    byte[] object = Filing.marked(draft.json(), filing.markings(seen.course().opened().entry()));
    return prepared(seen, draft.id(), created, object);
  }

  /** What the other side signs: the very same bytes. */
  public Prepared prepare(FindingsSeen seen, Findings.Proposal proposal) throws IOException {
    return prepared(seen, proposal.id(), proposal.entry().created(), proposal.bytes());
  }

  /** It lies beside its case, whoever signs last: one of the sides may write there. */
  private Prepared prepared(FindingsSeen seen, String id, Instant created, byte[] object)
      throws IOException {
    CollectionSettings collection =
        filing
            .of(seen.course().opened().entry())
            .orElseThrow(() -> new IOException("the case lies in no collection of this node"));
    return new Prepared(
        id,
        created,
        object,
        new SignatureDraft.Place(seen.party().id(), seen.accord(), origin),
        collection,
        filing.markings(seen.course().opened().entry()));
  }

  /** Keeps a proposal for the other side, with a key's signature over it. */
  public FindingOutcome propose(FindingsSeen seen, Prepared prepared, String key, byte[] value)
      throws IOException {
    Optional<FindingReason> refusal = refusal(seen, prepared, key, value);
    if (refusal.isPresent()) {
      return new FindingOutcome.Refused(refusal.get());
    }
    synchronized (findings) {
      String by = seen.party().id();
      if (findings.has(prepared.id())) {
        return new FindingOutcome.Done(prepared.id());
      }
      if (see(seen).stream().anyMatch(each -> each.by().equals(by))) {
        return new FindingOutcome.Refused(FindingReason.WAITS);
      }
      if (!findings.hasRoom(by)) {
        return new FindingOutcome.Refused(FindingReason.MANY);
      }
      findings.keep(
          new Findings.Proposal(
              Findings.entry(prepared.object()),
              prepared.text(),
              seen.course().opened().entry().party(),
              by,
              clock.instant(),
              key,
              Base64.getEncoder().encodeToString(value)));
    }
    return new FindingOutcome.Done(prepared.id());
  }

  /** As it is now, and not as it was when the caller looked. */
  private List<Findings.Proposal> see(FindingsSeen seen) {
    return findings.of(seen.id()).stream()
        .filter(each -> seen.course().entry(each.id()).isEmpty())
        .toList();
  }

  private Optional<FindingReason> refusal(
      FindingsSeen seen, Prepared prepared, String key, byte[] value) {
    if (!seen.acts()) {
      return Optional.of(FindingReason.ACCOUNT);
    }
    if (!seen.open()) {
      return Optional.of(FindingReason.NOT_NOW);
    }
    Optional<PartyKey> registered = named(seen.keys(), key);
    if (registered.isEmpty()) {
      return Optional.of(FindingReason.KEY);
    }
    return prepared.isSigned(registered.get(), value)
        ? Optional.empty()
        : Optional.of(FindingReason.SIGNATURE);
  }

  private static Optional<PartyKey> named(List<PartyKey> keys, String id) {
    return keys.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * Signs a proposal of the other side and enters it in the case, both signatures beside it.
   *
   * @param digest of what the signer has read
   */
  public FindingOutcome sign(
      FindingsSeen seen,
      Findings.Proposal proposal,
      String digest,
      String key,
      byte[] value,
      Caller caller)
      throws IOException, InterruptedException {
    if (!seen.isOthers(proposal)) {
      return new FindingOutcome.Refused(FindingReason.OWN);
    }
    if (!digest.equals(proposal.digest())) {
      return new FindingOutcome.Refused(FindingReason.CHANGED);
    }
    Prepared own = prepare(seen, proposal);
    Optional<FindingReason> refusal = refusal(seen, own, key, value);
    if (refusal.isPresent()) {
      return new FindingOutcome.Refused(refusal.get());
    }
    Optional<PartyKey> theirs = named(keys(proposal.by()), proposal.key());
    if (theirs.isEmpty()) {
      return new FindingOutcome.Refused(FindingReason.THEIR_KEY);
    }
    if (!begin(proposal.id())) {
      return new FindingOutcome.Refused(FindingReason.SIGNED);
    }
    try {
      Prepared first =
          new Prepared(
              own.id(),
              own.created(),
              own.object(),
              new SignatureDraft.Place(proposal.by(), seen.accord(), origin),
              own.collection(),
              own.markings());
      Optional<Grounds> ruled =
          filing.submit(
              caller,
              own.collection(),
              List.of(
                  own.object(),
                  first.signature(theirs.get(), Base64.getDecoder().decode(proposal.value())),
                  own.signature(named(seen.keys(), key).orElseThrow(), value)));
      if (ruled.isPresent()) {
        return new FindingOutcome.Refused(ruled.get());
      }
      findings.drop(proposal.id());
      return new FindingOutcome.Done(proposal.id());
    } finally {
      end(proposal.id());
    }
  }

  /** Whether it waits and nobody else is handing it in or dropping it. */
  private boolean begin(String id) {
    synchronized (underWay) {
      return findings.has(id) && underWay.add(id);
    }
  }

  private void end(String id) {
    synchronized (underWay) {
      underWay.remove(id);
    }
  }

  /** Declines the other side's, or takes back what the party itself proposed. */
  public FindingOutcome drop(FindingsSeen seen, Findings.Proposal proposal) throws IOException {
    if (!seen.acts()) {
      return new FindingOutcome.Refused(FindingReason.ACCOUNT);
    }
    if (!seen.isOthers(proposal) && !proposal.by().equals(seen.party().id())) {
      return new FindingOutcome.Refused(FindingReason.OTHERS);
    }
    if (!begin(proposal.id())) {
      return new FindingOutcome.Refused(FindingReason.SIGNED);
    }
    try {
      findings.drop(proposal.id());
      return new FindingOutcome.Done(proposal.id());
    } finally {
      end(proposal.id());
    }
  }
}
