package org.mithaq.accord;

import java.util.Arrays;

/**
 * One key's signature over one exact object, for one party.
 *
 * @param digest SHA-256 of the object's bytes, hexadecimal
 * @param origin of the log that it is for; anywhere else the signature fails
 * @param keyId {@link PartyKey#id}
 */
public record Signature(
    String id,
    String object,
    String digest,
    String party,
    String accord,
    String origin,
    KeyAlgorithm algorithm,
    String keyId,
    byte[] value)
    implements RegisterObject {

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature signature
        && id.equals(signature.id)
        && Arrays.equals(value, signature.value);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
