package org.mithaq.node.admit;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.mithaq.accord.Accord;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Matter;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.Piece;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.RegisterObject;
import org.mithaq.accord.Remark;
import org.mithaq.accord.Rules;
import org.mithaq.accord.Signature;
import org.mithaq.accord.Submitter;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.stix.Json;
import org.mithaq.stix.StixObject;

/**
 * Holds what is meant for the register against its rules. From the judgement to the commit one body
 * at a time has the gate: a key that is valid when its signature is judged is so when it is
 * committed.
 */
public final class RegisterGate {

  private final RegisterIndex register;
  private final String origin;
  private final Optional<String> depositary;
  private final Audiences audiences;
  private final Parties parties;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * A gate before one register.
   *
   * @param origin name of the node's log
   * @param depositary id of the party that keeps the register; without one nobody opens accords
   */
  public RegisterGate(
      RegisterIndex register,
      String origin,
      Optional<String> depositary,
      Audiences audiences,
      Parties parties,
      InstantSource clock) {
    this.register = register;
    this.audiences = audiences;
    this.parties = parties;
    this.origin = origin;
    this.depositary = depositary;
    this.clock = clock;
  }

  /** Whether any of the objects is one that the register's rules are for. */
  static boolean concerns(List<StixObject> objects) {
    return objects.stream().anyMatch(RegisterGate::isRuled);
  }

  static boolean isRuled(StixObject object) {
    return ObjectReader.isRuled(object.type(), object.source(), object.offset(), object.length());
  }

  /** The day by the node's clock, UTC. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  ReentrantLock turn() {
    return turn;
  }

  /**
   * Refuses what the rules refuse.
   *
   * @param asDepositary whether the submitter's delegate may act as the depositary, if it is it
   * @return the signatures among what is taken, with the ids of their objects
   */
  Map<Candidate, String> judge(
      Party submitter,
      boolean asDepositary,
      Visibility visibility,
      List<Candidate> candidates,
      Holdings holdings)
      throws LedgerBusyException {
    Map<Candidate, Piece> ruled = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.admitted() && isRuled(candidate.object)) {
        piece(candidate, holdings).ifPresent(piece -> ruled.put(candidate, piece));
      }
    }
    Instant now = clock.instant();
    MatterAudiences readers =
        new MatterAudiences(audiences, parties, submitter, visibility, depositary, now);
    ruled.entrySet().removeIf(entry -> !isFor(readers, entry.getKey(), entry.getValue()));
    if (ruled.isEmpty()) {
      return Map.of();
    }
    ruled.forEach((candidate, piece) -> signatureFollows(candidate, piece, ruled));
    refuseBadlySigned(candidates, ruled);
    List<Piece> pieces = List.copyOf(ruled.values());
    Submitter by =
        new Submitter(
            submitter.id(),
            submitter.category(),
            submitter.country(),
            asDepositary && depositary.filter(submitter.id()::equals).isPresent(),
            submitter.exercise());
    Map<String, Grounds> refused =
        register.ask(known ->
            new Rules(known.readableBy(visibility::mayRead), origin, now).refusals(by, pieces));
    Map<Candidate, String> signed = new HashMap<>();
    ruled.forEach((candidate, piece) -> {
      Optional.ofNullable(refused.get(candidate.object.id())).ifPresent(candidate::refuse);
      if (candidate.admitted() && piece.object() instanceof Signature signature) {
        signed.put(candidate, signature.object());
      }
    });
    return signed;
  }

  /** Gives a matter its audience; false where it is refused for it. */
  private boolean isFor(MatterAudiences readers, Candidate candidate, Piece piece) {
    if (piece.object() instanceof Matter matter) {
      try {
        candidate.audience(register.ask(known -> readers.of(known, matter, candidate.audience())));
      } catch (RefusedException e) {
        candidate.refuse(e.grounds());
        return false;
      }
    }
    return true;
  }

  /**
   * A signature tells that its object is there and whose it is: it is for no more readers than the
   * object, and on a joint statement or in a case for the very same.
   */
  private static void signatureFollows(
      Candidate candidate, Piece piece, Map<Candidate, Piece> ruled) {
    if (piece.object() instanceof Signature signature) {
      ruled.forEach((signed, over) -> {
        if (over.object().id().equals(signature.object())) {
          Audience of = signed.audience();
          if (over.object() instanceof Cosignature || over.object() instanceof CaseEntry) {
            candidate.audience(of);
          } else if (!of.includes(candidate.audience())) {
            candidate.audience(candidate.audience().and(of));
          }
        }
      });
    }
  }

  /** A signature that is no valid object takes its own object along, as one that does not fit. */
  private static void refuseBadlySigned(List<Candidate> candidates, Map<Candidate, Piece> ruled) {
    Set<String> bad = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!candidate.admitted() && candidate.object.type().equals("signature")) {
        signedBy(candidate.object).ifPresent(bad::add);
      }
    }
    ruled
        .entrySet()
        .removeIf(entry -> {
          Candidate candidate = entry.getKey();
          boolean falls = bad.contains(candidate.object.id()) && !entry.getValue().held();
          if (falls) {
            candidate.refuse(Grounds.of(AdmissionReason.SIGNATURE_REFUSED));
          }
          return falls;
        });
  }

  private static Optional<String> signedBy(StixObject signature) {
    try {
      return Json.parse(signature.source(), signature.offset(), signature.length())
          .text("object_ref");
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Piece> piece(Candidate candidate, Holdings holdings)
      throws LedgerBusyException {
    StixObject object = candidate.object;
    History history = holdings.of(object.id());
    boolean held =
        history.seen().stream()
            .anyMatch(
                one -> one.isVersion(candidate.nanos()) && holdings.sameBytes(one.share(), object));
    if (ObjectReader.hasOneVersion(object.type()) && !held) {
      if (!history.isEmpty()) {
        candidate.refuse(Grounds.of(AdmissionReason.ONE_VERSION));
        return Optional.empty();
      }
      if (object.revoked() || !object.created().equals(object.modified())) {
        candidate.refuse(Grounds.of(AdmissionReason.LATER_VERSION));
        return Optional.empty();
      }
    }
    try {
      Optional<RegisterObject> read =
          ObjectReader.read(object.source(), object.offset(), object.length());
      if (read.isPresent() && read.get() instanceof Remark && !held && !history.isEmpty()) {
        candidate.refuse(Grounds.of(AdmissionReason.REMARK_VERSION));
        return Optional.empty();
      }
      if (read.isPresent()
          && (read.get() instanceof Accord || read.get() instanceof PartyIdentity)
          && !candidate.audience().equals(Audience.PUBLIC)) {
        candidate.refuse(Grounds.of(AdmissionReason.NOT_PUBLIC));
        return Optional.empty();
      }
      return read.map(found ->
          new Piece(found, Piece.digest(object.source(), object.offset(), object.length()), held));
    } catch (RefusedException e) {
      candidate.refuse(e.grounds());
      return Optional.empty();
    }
  }
}
