package org.mithaq.node.assistance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.Piece;
import org.mithaq.accord.SignedBytes;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.access.CollectionSettings;

/**
 * What is to be signed.
 *
 * @param object exactly as it will be handed in
 * @param place for whom and where the signature counts
 * @param collection in which what it is about lies
 * @param markings of what it is about, which are the object's too
 */
public record Prepared(
    String id,
    Instant created,
    byte[] object,
    SignatureDraft.Place place,
    CollectionSettings collection,
    List<String> markings) {

  public Prepared {
    markings = List.copyOf(markings);
  }

  /** The object as text. */
  public String text() {
    return new String(object, StandardCharsets.UTF_8);
  }

  /** SHA-256 of the object. */
  byte[] digest() {
    return Piece.digest(object, 0, object.length);
  }

  /** Whether a signature is a key's over this, for this party and nowhere else. */
  boolean isSigned(PartyKey key, byte[] value) {
    return SignedBytes.verify(
        key, SignedBytes.of(place.origin(), place.accord(), place.party(), digest()), value);
  }

  /** The signature that a key made elsewhere, as it is handed in beside the object. */
  byte[] signature(PartyKey key, byte[] value) {
    SignatureDraft signature =
        SignatureDraft.of(key.algorithm(), key.id(), place, id, created, object, value);
    return Filing.marked(signature.json(), markings);
  }
}
