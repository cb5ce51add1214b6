package org.mithaq.node.admit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mithaq.node.access.AudienceRule.Markings;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.Tlp;

/**
 * Tells known markings from unknown ones. Known are the published TLP levels, by id alone, and
 * definitions of type {@code statement}, which limit no audience, as far as the submitter sends
 * them along or may read them here. Every other marking may mean a limit that this node doesn't
 * know of.
 */
final class MarkingBook {

  private static final String TYPE = "marking-definition";

  private final Holdings holdings;
  private final Map<String, StixObject> sentAlong = new HashMap<>();
  private final Map<String, Boolean> statements = new HashMap<>();

  /** By an object's markings as a whole: most objects of a body have the same. */
  private final Map<List<String>, Markings> known = new HashMap<>();

  MarkingBook(Holdings holdings, List<Candidate> candidates) {
    this.holdings = holdings;
    for (Candidate candidate : candidates) {
      if (candidate.admitted() && candidate.object.type().equals(TYPE)) {
        sentAlong.putIfAbsent(candidate.object.id(), candidate.object);
      }
    }
  }

  /** The markings of an object, of its parts too. */
  Markings of(StixObject object) throws LedgerBusyException, BadRecipientsException {
    Optional<Markings> same = Optional.ofNullable(known.get(object.markings()));
    if (same.isPresent() && object.granularMarkings().isEmpty()) {
      return same.get();
    }
    Set<Tlp> levels = new HashSet<>();
    Set<String> unknown = new HashSet<>();
    for (String ref :
        Stream.concat(object.markings().stream(), object.granularMarkings().stream())
            .distinct()
            .toList()) {
      Optional<Tlp> level = Tlp.of(ref);
      if (level.isPresent()) {
        levels.add(level.get());
      } else if (!isStatement(ref)) {
        unknown.add(ref);
      }
    }
    boolean red = levels.contains(Tlp.RED) || levels.contains(Tlp.RED_2);
    Markings markings =
        new Markings(levels, unknown, red ? Peek.recipients(object) : Optional.empty());
    if (!red && object.granularMarkings().isEmpty()) {
      known.put(object.markings(), markings);
    }
    return markings;
  }

  private boolean isStatement(String ref) throws LedgerBusyException {
    Boolean known = statements.get(ref);
    if (known != null) {
      return known;
    }
    Optional<StixObject> definition = Optional.ofNullable(sentAlong.get(ref));
    if (definition.isEmpty() && ref.startsWith(TYPE + "--")) {
      definition =
          holdings.of(ref).seen().stream()
              .flatMap(one -> holdings.object(one.share()).stream())
              .findFirst();
    }
    boolean statement = definition.map(Peek::isStatement).orElse(false);
    statements.put(ref, statement);
    return statement;
  }
}
