package org.mithaq.accord;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is held as evidence, by its digest alone or by a commitment to it that is opened later.
 *
 * @param source where it comes from
 * @param digest SHA-256 of the evidence, hexadecimal
 * @param commitment see {@link #commitment}, hexadecimal
 * @param salt 32 bytes, hexadecimal; where the commitment is opened
 */
public record Evidence(
    Optional<String> name,
    Optional<String> source,
    Optional<String> digest,
    Optional<String> commitment,
    Optional<String> salt,
    Optional<Confidence> confidence) {

  private static final byte[] CONTEXT = "mithaq/evidence/v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 32;
  private static final Optional<String> NO = Optional.empty();

  /** By its digest, hexadecimal. */
  public static Evidence known(String digest) {
    return new Evidence(NO, NO, Optional.of(digest), NO, NO, Optional.empty());
  }

  /** By a commitment to it, hexadecimal. */
  public static Evidence committed(String commitment) {
    return new Evidence(NO, NO, NO, Optional.of(commitment), NO, Optional.empty());
  }

  /** What opens a commitment: digest and salt, hexadecimal. */
  public static Evidence opening(String digest, String salt) {
    return new Evidence(NO, NO, Optional.of(digest), NO, Optional.of(salt), Optional.empty());
  }

  /** The same with what is said of it. */
  public Evidence described(
      Optional<String> called, Optional<String> from, Optional<Confidence> trusted) {
    return new Evidence(called, from, digest, commitment, salt, trusted);
  }

  /**
   * What says that something was known without saying what: SHA-256 of {@code
   * "mithaq/evidence/v1\0"}, the salt and the digest.
   *
   * @param salt 32 random bytes
   * @param digest SHA-256 of the evidence
   */
  public static byte[] commitment(byte[] salt, byte[] digest) {
    return Digest.sha256(CONTEXT, salt, digest);
  }

  /** Whether this entry's salt and digest open another's commitment. */
  boolean opens(Evidence other) {
    if (salt.isEmpty() || digest.isEmpty() || other.commitment.isEmpty()) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    return hex.formatHex(commitment(hex.parseHex(salt.get()), hex.parseHex(digest.get())))
        .equals(other.commitment.get());
  }

  /** Whether each of its values has 32 bytes. */
  boolean isWhole() {
    return has(digest) && has(commitment) && has(salt);
  }

  private static boolean has(Optional<String> hex) {
    return hex.isEmpty() || hex.get().matches("[0-9a-f]{" + 2 * LENGTH + "}");
  }
}
