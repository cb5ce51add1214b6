package org.mithaq.node.vault;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A draft with all that can be worked out before it has a number and a time: headers as bytes,
 * salts and commitment. Made on the submitter's thread.
 */
record Prepared(Draft draft, byte[] salts, byte[] shown, byte[] sealed, byte[] commitment) {

  static List<Prepared> all(List<Draft> drafts, SecureRandom random) {
    Commitment hasher = new Commitment();
    byte[] salts = new byte[drafts.size() * Prefix.SALTS];
    random.nextBytes(salts);
    List<Prepared> prepared = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      int at = i * Prefix.SALTS;
      byte[] own = Arrays.copyOfRange(salts, at, at + Prefix.SALTS);
      byte[] salt = Arrays.copyOf(own, Commitment.SIZE);
      byte[] salt2 = Arrays.copyOfRange(own, Commitment.SIZE, Prefix.SALTS);
      byte[] shown = Headers.write(draft.shown());
      byte[] sealed = Headers.write(draft.sealed());
      byte[] commitment =
          hasher.of(
              salt,
              shown,
              hasher.digest(draft.source(), draft.offset(), draft.length()),
              hasher.sealedDigest(salt2, sealed));
      prepared.add(new Prepared(draft, own, shown, sealed, commitment));
    }
    return prepared;
  }

  long recordLength() {
    return Prefix.SIZE + Prefix.SALTS + (long) shown.length + sealed.length + draft.length() + 4;
  }

  /** Drafts with equal keys must be decided one after the other. */
  Object key() {
    return new Key(draft.shown().collection(), draft.shown().id(), draft.versionNanos());
  }

  private record Key(Optional<UUID> collection, String id, Optional<Long> versionNanos) {}
}
