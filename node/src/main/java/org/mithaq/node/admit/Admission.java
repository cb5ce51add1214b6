package org.mithaq.node.admit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.Ledger;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Outcome;
import org.mithaq.node.vault.Precedents;
import org.mithaq.node.vault.Records;
import org.mithaq.stix.BodySummary;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.StixReader;
import org.mithaq.stix.Timestamp;

/** The intake of a node: reads a body once, judges its objects, commits what is admitted. */
public final class Admission implements Intake, WholeIntake, Foresight {

  /** Bodies of more bytes wait for the views of what was committed. */
  private static final int BULK = 128 << 10;

  private static final String TOO_LARGE =
      "what becomes durable together, as an object and its signatures, is at most %d objects and %d"
              .formatted(Ledger.BATCH_ACTS, Ledger.BATCH_BYTES >> 20)
          + " MiB: send fewer signatures";

  /** Holds a great submission up while what comes after the commit is behind. */
  @FunctionalInterface
  public interface Pace {
    /** Blocks for a moment where that is so. */
    void await() throws InterruptedException;
  }

  private final StixReader reader;
  private final Parties parties;
  private final List<CollectionSettings> collections;
  private final Audiences audiences;
  private final Precedents precedents;
  private final Records records;
  private final Ledger ledger;
  private final Pace pace;
  private final RegisterGate gate;
  private final Audit audit;
  private final Facts.Book book = new Facts.Book();

  /**
   * Wires an intake.
   *
   * @param reader with the limits on one submission
   * @param collections all of the node's, which ownership and ends look into
   * @param precedents asked by many threads
   * @param pace asked before a great submission is looked at
   * @param gate asked about what is meant for the register
   * @param audit told of changes of circles and audiences
   */
  public Admission(
      StixReader reader,
      Parties parties,
      List<CollectionSettings> collections,
      Audiences audiences,
      Precedents precedents,
      Records records,
      Ledger ledger,
      Pace pace,
      RegisterGate gate,
      Audit audit) {
    this.reader = reader;
    this.parties = parties;
    this.collections = List.copyOf(collections);
    this.audiences = audiences;
    this.precedents = precedents;
    this.records = records;
    this.ledger = ledger;
    this.pace = pace;
    this.gate = gate;
    this.audit = audit;
  }

  @Override
  public List<ObjectResult> submit(
      Caller caller, CollectionSettings collection, byte[] body, int length)
      throws MalformedBodyException,
          LedgerBusyException,
          LedgerReadOnlyException,
          InterruptedException {
    return submit(caller, collection, body, length, false);
  }

  @Override
  public List<ObjectResult> submitWhole(
      Caller caller, CollectionSettings collection, byte[] body, int length)
      throws MalformedBodyException,
          LedgerBusyException,
          LedgerReadOnlyException,
          InterruptedException {
    return submit(caller, collection, body, length, true);
  }

  private List<ObjectResult> submit(
      Caller caller, CollectionSettings collection, byte[] body, int length, boolean whole)
      throws MalformedBodyException,
          LedgerBusyException,
          LedgerReadOnlyException,
          InterruptedException {
    if (length > BULK) {
      pace.await();
    }
    List<StixObject> objects = read(body, length);
    if (!RegisterGate.concerns(objects)) {
      return submit(caller, collection, objects, whole);
    }
    gate.turn().lockInterruptibly();
    try {
      return submit(caller, collection, objects, whole);
    } finally {
      gate.turn().unlock();
    }
  }

  @Override
  public List<Foreseen> foresee(
      Caller caller, CollectionSettings collection, byte[] body, int length)
      throws MalformedBodyException, LedgerBusyException, InterruptedException {
    List<StixObject> objects = read(body, length);
    if (!RegisterGate.concerns(objects)) {
      return judge(caller, collection, objects).foreseen();
    }
    gate.turn().lockInterruptibly();
    try {
      return judge(caller, collection, objects).foreseen();
    } finally {
      gate.turn().unlock();
    }
  }

  /**
   * What was found of a body's objects.
   *
   * @param signed what each signature among them signs, as {@link CommitOrder} wants it
   */
  private record Judgement(
      Submission submission,
      Visibility visibility,
      List<Candidate> candidates,
      Map<Candidate, String> signed) {

    List<Foreseen> foreseen() {
      return candidates.stream()
          .map(candidate ->
              new Foreseen(
                  Optional.of(candidate.object.id()).filter(id -> !id.isEmpty()),
                  candidate
                      .refusal()
                      .<Foreseen.Fate>map(why -> new Foreseen.Refused(why, candidate.grounds()))
                      .orElseGet(() -> new Foreseen.For(candidate.audience()))))
          .toList();
    }
  }

  private Judgement judge(Caller caller, CollectionSettings collection, List<StixObject> objects)
      throws LedgerBusyException {
    Party submitter = partyOf(caller);
    Visibility visibility = audiences.visibleTo(caller.tokens());
    Holdings holdings = new Holdings(precedents, records, book, reader, collections, visibility);
    Ownership ownership = new Ownership(parties, audiences, holdings, submitter, collection);
    Submission submission =
        new Submission(
            submitter,
            delegateOf(caller),
            collection,
            holdings,
            ownership,
            new Victims(gate.today()),
            objects);
    List<Candidate> candidates =
        submission.judge(sent -> new Ends(holdings, audiences, collection, submitter, sent));
    for (Candidate candidate : candidates) {
      if (candidate.admitted()) {
        Narrowing.check(candidate, holdings.of(candidate.object.id()), audiences);
      }
    }
    Duties.check(caller, candidates);
    Map<Candidate, String> signed =
        gate.judge(submitter, caller.is(Role.DEPOSITARY), visibility, candidates, holdings);
    return new Judgement(submission, visibility, candidates, signed);
  }

  private List<ObjectResult> submit(
      Caller caller, CollectionSettings collection, List<StixObject> objects, boolean whole)
      throws LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    Judgement judgement = judge(caller, collection, objects);
    List<Candidate> candidates = judgement.candidates();
    if (whole && !candidates.stream().allMatch(Candidate::admitted)) {
      candidates.forEach(candidate -> candidate.refuse("not stored: another object was refused"));
    }
    CommitOrder order = order(candidates, judgement.signed(), whole);
    Map<Candidate, Outcome> outcomes =
        commit(order, judgement.submission(), judgement.visibility());
    List<ObjectResult> results = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      Outcome outcome = outcomes.get(candidate);
      if (outcome != null) {
        if (outcome instanceof Outcome.Committed(long sequence, long _)) {
          book.note(sequence, Facts.of(candidate.object, partyOf(caller).id()));
          noted(candidate)
              .ifPresent(kind ->
                  audit.note(
                      new AuditEntry(
                          kind,
                          Optional.of(partyOf(caller).id()),
                          caller.delegate(),
                          "act " + sequence + ": " + candidate.object.id())));
        }
        results.add(result(candidate, outcome));
      } else {
        results.add(refused(candidate, candidate.refusal().orElse("")));
      }
    }
    return results;
  }

  private static Optional<AuditEntry.Kind> noted(Candidate candidate) {
    if (candidate.object.type().equals("membership")) {
      return Optional.of(AuditEntry.Kind.CIRCLE_CHANGED);
    }
    return candidate.findings().stream().anyMatch(found -> found.code().equals(Narrowing.CODE))
        ? Optional.of(AuditEntry.Kind.AUDIENCE_NARROWED)
        : Optional.empty();
  }

  private static CommitOrder order(
      List<Candidate> candidates, Map<Candidate, String> signed, boolean whole) {
    List<Candidate> admitted = candidates.stream().filter(Candidate::admitted).toList();
    CommitOrder order = whole ? CommitOrder.whole(admitted) : CommitOrder.of(admitted, signed);
    List<List<Candidate>> large = order.tooLarge();
    if (large.isEmpty()) {
      return order;
    }
    for (List<Candidate> unit : large) {
      unit.forEach(candidate -> candidate.refuse(candidate.place() + ": " + TOO_LARGE));
    }
    return order(candidates, signed, whole);
  }

  private Map<Candidate, Outcome> commit(
      CommitOrder order, Submission submission, Visibility visibility)
      throws LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    List<Draft> drafts = order.candidates().stream().map(submission::draft).toList();
    Map<Candidate, Outcome> outcomes = HashMap.newHashMap(drafts.size());
    if (!drafts.isEmpty()) {
      Iterator<Outcome> next = ledger.commit(drafts, order.joined(), visibility).iterator();
      order.candidates().forEach(candidate -> outcomes.put(candidate, next.next()));
    }
    return outcomes;
  }

  @Override
  public int remove(
      Caller caller,
      Visibility visibility,
      CollectionSettings collection,
      String id,
      VersionMatch versions)
      throws NotOwnerException, LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    if (!caller.is(Role.CONTRIBUTOR)) {
      throw new NotOwnerException(
          "this account takes nothing out for its party: it needs the role contributor");
    }
    List<Draft> drafts =
        new Removal(precedents, records)
            .drafts(partyOf(caller), delegateOf(caller), visibility, collection, id, versions);
    if (drafts.isEmpty()) {
      return 0;
    }
    return (int)
        ledger.commit(drafts, visibility).stream()
            .filter(Outcome.Committed.class::isInstance)
            .count();
  }

  private List<StixObject> read(byte[] body, int length) throws MalformedBodyException {
    List<StixObject> objects = new ArrayList<>();
    BodySummary summary;
    try {
      summary = reader.read(body, 0, length, objects::add);
    } catch (org.mithaq.stix.MalformedBodyException e) {
      int status =
          switch (e.reason()) {
            case JSON -> 400;
            case LIMIT -> 413;
            case FORM -> 422;
          };
      throw new MalformedBodyException(status, String.valueOf(e.getMessage()));
    }
    return switch (summary.form()) {
      case ENVELOPE, BUNDLE -> objects;
      case ARRAY, OBJECT, LINES, EMPTY ->
          throw new MalformedBodyException(
              422, "the body is no TAXII envelope: write {\"objects\": [ … ]}");
    };
  }

  private static ObjectResult result(Candidate candidate, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Committed(long sequence, long micros) ->
          taken(candidate, sequence, micros, Remarks.told(candidate.findings()));
      case Outcome.Already(long sequence, long micros) ->
          taken(candidate, sequence, micros, Optional.of("the same bytes are there already"));
      case Outcome.Refused(String message) -> refused(candidate, message);
    };
  }

  private static ObjectResult taken(
      Candidate candidate, long sequence, long micros, Optional<String> message) {
    return new ObjectResult(
        Optional.of(candidate.object.id()),
        version(candidate).or(() -> Optional.of(CommitTime.text(micros))),
        OptionalLong.of(sequence),
        message);
  }

  private static ObjectResult refused(Candidate candidate, String message) {
    return new ObjectResult(
        Optional.of(candidate.object.id()).filter(id -> !id.isEmpty()),
        version(candidate),
        OptionalLong.empty(),
        Optional.of(message),
        candidate.grounds());
  }

  private static Optional<String> version(Candidate candidate) {
    return candidate.object.version().map(Timestamp::text);
  }

  private static Party partyOf(Caller caller) {
    return caller
        .party()
        .orElseThrow(() -> new IllegalArgumentException("who writes acts for a party"));
  }

  private static String delegateOf(Caller caller) {
    return caller
        .delegate()
        .orElseThrow(() -> new IllegalArgumentException("who writes has an account"));
  }
}
