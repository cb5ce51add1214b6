package org.mithaq.node.admit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.AudienceRule;
import org.mithaq.node.access.AudienceRule.Markings;
import org.mithaq.node.access.AudienceRule.Ruling;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.Terms;
import org.mithaq.stix.Finding;
import org.mithaq.stix.Mode;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.Timestamp;
import org.mithaq.stix.VersionRules;

/**
 * The judgement on the objects of one body, in order: valid, whose, for whom. An object sees those
 * before it in the body as if they were there already; markings and ends are looked for in all of
 * the body. A refused object is as if it had not been sent.
 */
final class Submission {

  /** Of one id in one collection: an act's cost must not grow with what its party stored before. */
  static final int MOST_VERSIONS = 10_000;

  private final Party submitter;
  private final String delegate;
  private final CollectionSettings collection;
  private final Holdings holdings;
  private final Ownership ownership;
  private final Victims victims;
  private final List<Candidate> candidates;
  private final Map<String, List<Candidate>> admitted = new HashMap<>();
  private final Map<String, VersionRules.Known> known = new HashMap<>();
  private final Map<Markings, Ruling> rulings = new HashMap<>();

  Submission(
      Party submitter,
      String delegate,
      CollectionSettings collection,
      Holdings holdings,
      Ownership ownership,
      Victims victims,
      List<StixObject> objects) {
    this.submitter = submitter;
    this.delegate = delegate;
    this.collection = collection;
    this.holdings = holdings;
    this.ownership = ownership;
    this.victims = victims;
    this.candidates = objects.stream().map(Candidate::new).toList();
  }

  /** Judges all objects. */
  List<Candidate> judge(Ends.Maker ends) throws LedgerBusyException {
    candidates.forEach(this::validate);
    MarkingBook markings = new MarkingBook(holdings, candidates);
    for (Candidate candidate : candidates) {
      if (candidate.admitted()) {
        place(candidate, markings);
      }
    }
    Ends narrowing = ends.over(admitted);
    for (Candidate candidate : candidates) {
      if (candidate.admitted() && !candidate.ends().isEmpty()) {
        rule(narrowing.narrow(candidate), candidate).ifPresent(candidate::audience);
      }
    }
    for (Candidate candidate : candidates) {
      if (candidate.admitted()) {
        ownership
            .reshareRefusal(candidate, holdings.of(candidate.object.id()))
            .ifPresent(candidate::refuse);
      }
    }
    return candidates;
  }

  private Mode mode() {
    return collection.strict() ? Mode.STRICT : Mode.LENIENT;
  }

  private void validate(Candidate candidate) {
    refuseOn(candidate, candidate.object.findings());
  }

  private void refuseOn(Candidate candidate, List<Finding> findings) {
    int grave = 0;
    Optional<Finding> first = Optional.empty();
    for (Finding finding : findings) {
      if (finding.level().refusedBy(mode())) {
        first = grave == 0 ? Optional.of(finding) : first;
        grave++;
      }
    }
    if (first.isPresent()) {
      candidate.refuse(Remarks.refusal(first.get(), grave - 1L));
    }
  }

  /** Versions, ownership and the audience by its own markings. */
  private void place(Candidate candidate, MarkingBook markings) throws LedgerBusyException {
    StixObject object = candidate.object;
    String id = object.id();
    try {
      Markings judged = victims.markings(object, markings.of(object));
      victims
          .refusal(object, judged)
          .ifPresent(why -> candidate.refuse(candidate.place() + ": " + why));
      Ruling ruling =
          rulings.computeIfAbsent(judged, marked -> AudienceRule.of(collection, submitter, marked));
      rule(ruling, candidate).ifPresent(candidate::own);
    } catch (BadRecipientsException e) {
      candidate.refuse(candidate.place() + ".extensions: " + e.getMessage());
    }
    if (!candidate.admitted()) {
      return;
    }
    History history = holdings.of(id);
    List<Candidate> before = admitted.getOrDefault(id, List.of());
    if (isOneTooMany(candidate, history, before)) {
      candidate.refuse(
          "the id has "
              + MOST_VERSIONS
              + " versions here, as many as it can: remove old ones, or begin a new object");
      return;
    }
    ownership.versionRefusal(candidate, history, before).ifPresent(candidate::refuse);
    VersionRules.Known so = known.get(id);
    if (so == null) {
      so = holdings.known(history);
      known.put(id, so);
    }
    List<Finding> onVersions = VersionRules.check(object, so, candidate.place());
    refuseOn(candidate, onVersions);
    if (!candidate.admitted()) {
      return;
    }
    onVersions.forEach(candidate::find);
    ownership
        .otherCreator(object.createdBy())
        .ifPresent(named -> candidate.find(namesAnother(candidate, named)));
    known.put(id, so.plus(object));
    admitted.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(candidate);
  }

  private boolean isOneTooMany(Candidate candidate, History history, List<Candidate> before) {
    return history.seen().size() + before.size() >= MOST_VERSIONS
        && history.in(collection).count() + before.size() >= MOST_VERSIONS
        && history.in(collection).noneMatch(one -> one.isVersion(candidate.nanos()));
  }

  private Finding namesAnother(Candidate candidate, Party named) {
    return new Finding(
        Finding.Level.VIOLATION,
        "names-another-party",
        candidate.place() + ".created_by_ref",
        "submitted by " + submitter.name() + ", names " + named.name());
  }

  private static Optional<Audience> rule(Ruling ruling, Candidate candidate) {
    return switch (ruling) {
      case Ruling.To(Audience audience) -> Optional.of(audience);
      case Ruling.Refused(String message) -> {
        candidate.refuse(message);
        yield Optional.empty();
      }
    };
  }

  /** What is committed of an admitted candidate. */
  Draft draft(Candidate candidate) {
    StixObject object = candidate.object;
    return new Draft(
        new ShownHeader(
            ActKind.SHARE,
            Optional.of(collection.id()),
            object.type(),
            object.id(),
            object.version().map(Timestamp::text),
            submitter.id(),
            submitter.exercise() || collection.exercise(),
            Optional.empty()),
        new SealedHeader(delegate, candidate.audience(), Remarks.kept(candidate.findings())),
        object.source(),
        object.offset(),
        object.length(),
        candidate.nanos(),
        new Terms(object.names(), object.observables(), object.text(), Connections.of(object)));
  }
}
