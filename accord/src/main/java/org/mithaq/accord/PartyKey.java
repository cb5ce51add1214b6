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

  /**
   * A key as it comes from outside.
   *
   * @param encoded SubjectPublicKeyInfo in DER
   * @throws RefusedException unless it is a key of the algorithm
   */
  public static PartyKey read(KeyAlgorithm algorithm, byte[] encoded) throws RefusedException {
    return Keys.of(algorithm, encoded);
  }

  /**
   * The key in a certificate; its names and dates mean nothing here.
   *
   * @param der X.509
   * @throws RefusedException unless it is a certificate over Ed25519 or ML-DSA-44
   */
  public static PartyKey ofCertificate(byte[] der) throws RefusedException {
    return Keys.ofCertificate(der);
  }

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
