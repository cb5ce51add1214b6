package org.mithaq.accord;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key that a party registered.
 *
 * @param encoded SubjectPublicKeyInfo in DER (RFC 5280, RFC 8410, RFC 9881), whether it came bare
 *     or in a certificate
 */
public record PartyKey(KeyAlgorithm algorithm, byte[] encoded) {

  /** SHA-256 of the SubjectPublicKeyInfo in hexadecimal. */
  public String id() {
    return HexFormat.of().formatHex(Digest.sha256(encoded));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PartyKey key
        && algorithm == key.algorithm
        && Arrays.equals(encoded, key.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  @Override
  public String toString() {
    return algorithm.word() + " " + id();
  }
}
