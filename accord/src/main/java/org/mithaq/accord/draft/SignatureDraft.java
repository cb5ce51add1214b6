package org.mithaq.accord.draft;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.SignedBytes;
import org.mithaq.accord.SigningKey;

/**
 * A key's signature over one exact object. What is signed names it: signing the same again gives
 * the same id and the same bytes.
 *
 * @param object id of the object
 * @param digest SHA-256 of the object's bytes, hexadecimal
 * @param party id of the party that it is for
 * @param accord id of the accord under which it counts
 * @param origin of the log where it counts
 * @param keyId of the key, see {@link org.mithaq.accord.PartyKey#id}
 * @param value base64
 */
public record SignatureDraft(
    Head head,
    String object,
    String digest,
    String party,
    String accord,
    String origin,
    KeyAlgorithm algorithm,
    String keyId,
    String value)
    implements Draft {

  public SignatureDraft {
    Check.reference("object_ref", object);
    Check.reference("party_ref", "identity", party);
    Check.reference("accord_ref", "accord", accord);
    Check.text("origin", origin);
  }

  /** For whom and where a signature counts: ids of party and accord, the log's name. */
  public record Place(String party, String accord, String origin) {}

  /**
   * Signs.
   *
   * @param id of the object
   * @param moment the object's {@code modified}, which becomes the signature's own
   * @param bytes the object exactly as it is sent
   */
  public static SignatureDraft sign(
      SigningKey key, Place place, String id, Instant moment, byte[] bytes) {
    byte[] value = key.sign(SignedBytes.of(place.origin, place.accord, place.party, sha256(bytes)));
    return of(key.key().algorithm(), key.key().id(), place, id, moment, bytes, value);
  }

  /**
   * The signature that a key made elsewhere.
   *
   * @param keyId of the key, see {@link org.mithaq.accord.PartyKey#id}
   * @param value what it made of {@link SignedBytes#of}
   */
  public static SignatureDraft of(
      KeyAlgorithm algorithm,
      String keyId,
      Place place,
      String id,
      Instant moment,
      byte[] bytes,
      byte[] value) {
    String hex = HexFormat.of().formatHex(sha256(bytes));
    String natural = String.join(" ", id, hex, place.party, place.accord, place.origin, keyId);
    return new SignatureDraft(
        new Head(natural, moment, Optional.of(place.party), Optional.empty(), List.of()),
        id,
        hex,
        place.party,
        place.accord,
        place.origin,
        algorithm,
        keyId,
        Base64.getEncoder().encodeToString(value));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String type() {
    return "signature";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.SIGNATURE,
        json -> {
          json.text("object_ref", object);
          json.text("object_digest", digest);
          json.text("party_ref", party);
          json.text("accord_ref", accord);
          json.text("origin", origin);
          json.word("algorithm", algorithm);
          json.text("key_id", keyId);
          json.text("value", value);
        });
  }
}
