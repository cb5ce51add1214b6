package org.mithaq.node.admit;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Grounds;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Role;
import org.mithaq.stix.Json;
import org.mithaq.stix.StixObject;

/** Holds a delegate to its roles: who may send which objects for its party. */
public final class Duties {

  private static final Set<Role> SHARE = Set.of(Role.CONTRIBUTOR);
  private static final Set<Role> ENTER = Set.of(Role.SIGNER, Role.DEPOSITARY);
  private static final Set<Role> KEEP_CIRCLES = Set.of(Role.CIRCLE_STEWARD, Role.DEPOSITARY);

  private Duties() {}

  /** Whether an account enters things into the register for its party. */
  public static boolean enters(Caller caller) {
    return caller.party().isPresent() && ENTER.stream().anyMatch(caller::is);
  }

  /** Refuses what the caller's roles do not cover. */
  static void check(Caller caller, List<Candidate> candidates) {
    if (caller.roles().containsAll(Role.ofParty())) {
      return;
    }
    Set<String> steps = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (answers(caller, candidate)) {
        steps.add(candidate.object.id());
      }
    }
    for (Candidate candidate : candidates) {
      Set<Role> needed = neededFor(candidate);
      if (needed.stream().noneMatch(caller::is)
          && !answers(caller, candidate)
          && !isOver(steps, candidate)) {
        candidate.refuse(lacking(candidate.object.type(), needed));
      }
    }
  }

  private static Grounds lacking(String type, Set<Role> needed) {
    List<Role> any = needed.stream().sorted(Comparator.comparing(Role::word)).toList();
    return any.size() == 1
        ? Grounds.of(AdmissionReason.ROLE_MISSING, type, any.getFirst())
        : Grounds.of(AdmissionReason.ROLES_MISSING, type, any.getFirst(), any.getLast());
  }

  /** Whether it is a step in the one case that a respondent's account is for. */
  private static boolean answers(Caller caller, Candidate candidate) {
    return caller.is(Role.RESPONDENT)
        && candidate.object.type().equals("case-entry")
        && member(candidate.object, "case_ref")
            .filter(id -> caller.tokens().contains(Audience.ofCase(id)))
            .isPresent();
  }

  /** Whether it is a signature over one of these. */
  private static boolean isOver(Set<String> steps, Candidate candidate) {
    return !steps.isEmpty()
        && candidate.object.type().equals("signature")
        && member(candidate.object, "object_ref").filter(steps::contains).isPresent();
  }

  private static Optional<String> member(StixObject object, String name) {
    try {
      return Json.parse(object.source(), object.offset(), object.length()).text(name);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Set<Role> neededFor(Candidate candidate) {
    if (!RegisterGate.isRuled(candidate.object)) {
      return SHARE;
    }
    return candidate.object.type().equals("membership") ? KEEP_CIRCLES : ENTER;
  }
}
