package org.mithaq.accord;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the register takes, and from whom (DESIGN §1, §4). Nobody acts for another party; the
 * depositary enters what it was notified of and what is reported, and settles nothing. Whatever
 * else comes with a source is taken as a claim.
 */
public final class Rules {

  private final Known register;
  private final String origin;
  private final Instant now;
  private final LocalDate today;

  /**
   * Rules on one body.
   *
   * @param origin name of the node's log: signatures for another one fail
   * @param now nothing can have happened after it
   */
  public Rules(Known register, String origin, Instant now) {
    this.register = register;
    this.origin = origin;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /**
   * Why objects of a body are refused, by their ids, causes before what follows from them. An
   * object that refers to a refused one is refused too, and a signature and its object stand or
   * fall together.
   */
  public Map<String, Grounds> refusals(Submitter submitter, List<Piece> body) {
    Map<String, Grounds> refused = new LinkedHashMap<>();
    Body known = new Body(register, submitter, body);
    Deque<Piece> open = new ArrayDeque<>(body);
    while (!open.isEmpty()) {
      Piece piece = open.removeFirst();
      String id = piece.object().id();
      if (piece.held() || refused.containsKey(id)) {
        continue;
      }
      Optional<Grounds> why = refusal(submitter, piece, known);
      if (why.isPresent()) {
        refused.put(id, why.get());
        known.remove(piece.object());
        open.addAll(known.naming(id));
      }
    }
    return refused;
  }

  private Optional<Grounds> refusal(Submitter submitter, Piece piece, Body body) {
    try {
      if (body.correctsItself(piece.object().id())) {
        throw new RefusedException(SharedReason.CORRECTS_ITSELF);
      }
      List<Signature> signatures = signatures(piece, body);
      switch (piece.object()) {
        case Accord accord -> new Openings(submitter, body, today).accord(accord);
        case Circle circle -> new Openings(submitter, body, today).circle(circle);
        case PartyIdentity party ->
            new PartyRules(submitter, register, body).check(party, of(party.id(), signatures));
        case Position position ->
            new PositionRules(submitter, body, today)
                .check(
                    position,
                    of(position.party(), signatures).or(() -> signatures.stream().findFirst()));
        case Membership membership -> new CircleRules(submitter, body, today).check(membership);
        case Undertaking undertaking ->
            new UndertakingRules(submitter, body, today).check(undertaking, signatures);
        case Progress progress -> new UndertakingRules(submitter, body, today).check(progress);
        case Remark remark -> remark(remark);
        case Signature signature -> {
          Optional<Piece> over = body.piece(signature.object());
          if (over.isEmpty()) {
            throw new RefusedException(SharedReason.SIGNATURE_ALONE);
          }
          new SignatureRules(origin, register, body).check(signature, over.get());
        }
        case Matter matter -> {
          if (!body.isAlone(matter)) {
            throw new RefusedException(SharedReason.STEPS_TOGETHER);
          }
          new MatterRules(submitter, body, now).check(matter, signatures);
        }
        case Translation _, Objection _ -> {}
      }
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.grounds());
    }
  }

  /** The signatures over an object, in the order of the body; any that fails fails its object. */
  private List<Signature> signatures(Piece piece, Body body) throws RefusedException {
    if (piece.object() instanceof Signature) {
      return List.of();
    }
    List<Signature> signatures = body.signaturesOf(piece.object().id());
    for (Signature signature : signatures) {
      new SignatureRules(origin, register, body).check(signature, piece);
    }
    return signatures;
  }

  private static Optional<Signature> of(String party, List<Signature> signatures) {
    return signatures.stream().filter(each -> each.party().equals(party)).reduce((_, last) -> last);
  }

  private void remark(Remark remark) throws RefusedException {
    Checks.sourced(remark.sources(), SharedReason.REMARK_UNSOURCED);
    Checks.past(remark.dated(), today);
    if (remark.kind() == RemarkKind.FIGURE && remark.number().isEmpty()) {
      throw new RefusedException(SharedReason.FIGURE_WITHOUT_NUMBER);
    }
  }
}
