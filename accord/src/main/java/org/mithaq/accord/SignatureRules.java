package org.mithaq.accord;

import java.util.List;
import java.util.Optional;

/**
 * Whether a signature is one: over this very object, for this log, by a key that the party has at
 * this moment.
 */
final class SignatureRules {

  private final String origin;
  private final Known register;
  private final Body body;

  SignatureRules(String origin, Known register, Body body) {
    this.origin = origin;
    this.register = register;
    this.body = body;
  }

  void check(Signature signature, Piece over) throws RefusedException {
    if (!signature.origin().equals(origin)) {
      throw new RefusedException(SignatureReason.OTHER_LOG, signature.origin(), origin);
    }
    if (!signature.digest().equals(over.hexDigest())) {
      throw new RefusedException(SignatureReason.OTHER_BYTES);
    }
    if (over.object() instanceof Position position
        && !signature.accord().equals(position.accord())) {
      throw new RefusedException(SignatureReason.OTHER_ACCORD);
    }
    List<PartyKey> keys = keys(signature);
    Optional<PartyKey> key =
        keys.stream()
            .filter(each ->
                each.algorithm() == signature.algorithm() && each.id().equals(signature.keyId()))
            .findFirst();
    if (key.isEmpty()) {
      throw new RefusedException(SignatureReason.NO_KEY, signature.algorithm(), signature.keyId());
    }
    if (!SignedBytes.verify(signature, key.get())) {
      throw new RefusedException(SignatureReason.DOES_NOT_FIT);
    }
  }

  /** A party's first keys stand in the identity that comes with what it signs. */
  private List<PartyKey> keys(Signature signature) throws RefusedException {
    Optional<PartyIdentity> before = register.party(signature.party());
    if (before.isPresent() && !before.get().keys().isEmpty()) {
      return before.get().keys();
    }
    Optional<PartyIdentity> sent =
        body.piece(signature.party())
            .map(Piece::object)
            .filter(PartyIdentity.class::isInstance)
            .map(PartyIdentity.class::cast);
    return sent.isPresent() ? sent.get().keys() : Checks.party(body, signature.party()).keys();
  }
}
