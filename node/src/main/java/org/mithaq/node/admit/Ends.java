package org.mithaq.node.admit;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.AudienceRule;
import org.mithaq.node.access.AudienceRule.Ruling;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.vault.LedgerBusyException;

/**
 * Narrows relationships, sightings, notes and opinions to the audiences of their ends, and what
 * gathers reports of victims and payments to theirs: of what a reader would get who asks for the
 * end, in this collection and in this body, else in the node's other collections. Ends that the
 * submitter may not read, and ends that nobody has, alike add nothing.
 */
final class Ends {

  /** Ends that are themselves relationships of the same body are followed this far. */
  private static final int MOST_FOLLOWED = 64;

  /** Makes one over what a body brings. */
  interface Maker {
    Ends over(Map<String, List<Candidate>> body);
  }

  private record Narrowing(Audience own, Set<Audience> ends) {}

  private record End(Set<Audience> audiences, Optional<Candidate> sentAlong) {}

  private final Holdings holdings;
  private final Audiences audiences;
  private final CollectionSettings collection;
  private final Party submitter;
  private final Map<String, List<Candidate>> body;
  private final Map<String, End> known = new HashMap<>();
  private final Map<Narrowing, Ruling> narrowed = new HashMap<>();

  /**
   * Prepares for the ends of one submission.
   *
   * @param body what the submission itself brings, by id, in order
   */
  Ends(
      Holdings holdings,
      Audiences audiences,
      CollectionSettings collection,
      Party submitter,
      Map<String, List<Candidate>> body) {
    this.holdings = holdings;
    this.audiences = audiences;
    this.collection = collection;
    this.submitter = submitter;
    this.body = body;
  }

  Ruling narrow(Candidate candidate) throws LedgerBusyException {
    Set<Audience> gathered = new LinkedHashSet<>();
    Set<Candidate> followed = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Candidate> next = new ArrayDeque<>();
    followed.add(candidate);
    next.add(candidate);
    while (!next.isEmpty()) {
      for (String named : next.remove().ends()) {
        End end = end(named);
        gathered.addAll(end.audiences());
        if (end.sentAlong().filter(one -> !one.ends().isEmpty()).isPresent()
            && followed.add(end.sentAlong().get())) {
          next.add(end.sentAlong().get());
        }
      }
      if (followed.size() > MOST_FOLLOWED) {
        return new Ruling.Refused(
            "its ends are relationships, whose ends are relationships, more than "
                + MOST_FOLLOWED
                + " in a row: share them in several submissions");
      }
    }
    // Most ends of a feed have the audience of what connects them.
    gathered.remove(candidate.own());
    return gathered.isEmpty()
        ? new Ruling.To(candidate.own())
        : narrowed.computeIfAbsent(
            new Narrowing(candidate.own(), gathered),
            key -> AudienceRule.withEnds(key.own(), key.ends(), submitter));
  }

  private End end(String ref) throws LedgerBusyException {
    End end = known.get(ref);
    if (end == null) {
      end = find(ref);
      known.put(ref, end);
    }
    return end;
  }

  private End find(String ref) throws LedgerBusyException {
    History history = holdings.of(ref);
    Optional<History.Seen> here = History.current(history.in(collection));
    Optional<Candidate> sent = currentOf(body.getOrDefault(ref, List.of()));
    if (sent.isPresent() && here.map(held -> isLater(sent.get(), held)).orElse(true)) {
      return new End(Set.of(sent.get().own()), sent);
    }
    if (here.isPresent()) {
      return new End(audienceOf(here.get()), Optional.empty());
    }
    Set<Audience> elsewhere = new LinkedHashSet<>();
    for (CollectionSettings other :
        history.outside(collection).map(History.Seen::collection).distinct().toList()) {
      History.current(history.in(other)).ifPresent(held -> elsewhere.addAll(audienceOf(held)));
    }
    return new End(elsewhere, Optional.empty());
  }

  private Set<Audience> audienceOf(History.Seen held) {
    return audiences.byNumber(held.share().audience()).map(Set::of).orElse(Set.of());
  }

  private static Optional<Candidate> currentOf(List<Candidate> versions) {
    return versions.stream().reduce((a, b) -> b.nanos().orElse(0L) > a.nanos().orElse(0L) ? b : a);
  }

  private static boolean isLater(Candidate sent, History.Seen held) {
    return sent.nanos().isPresent() && sent.nanos().get() > held.share().versionNanos();
  }
}
