package org.mithaq.node.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * SHA-256 of an account's secret, written {@code sha256:} and 64 hexadecimal digits. One pass of a
 * fast digest protects only secrets that nobody can guess: random tokens of 256 bits, never a
 * person's password.
 */
public final class SecretDigest {

  private static final String SCHEME = "sha256:";
  private static final int BYTES = 32;

  private final byte[] bytes;

  private SecretDigest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The digest of a secret, taken over its UTF-8. */
  public static SecretDigest of(String secret) {
    try {
      return new SecretDigest(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Reads the written form; empty when the text is anything else. */
  public static Optional<SecretDigest> parse(String text) {
    if (!text.startsWith(SCHEME) || text.length() != SCHEME.length() + 2 * BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SecretDigest(HexFormat.of().parseHex(text.substring(SCHEME.length()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A new secret that nobody can guess: 256 random bits as 64 hexadecimal digits. */
  public static String drawSecret(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /** Compares in a time that does not depend on where the two differ. */
  public boolean matches(SecretDigest other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  /**
   * Enough of the digest to look an account up by. That it shows in the time taken is harmless: it
   * leads to no secret.
   */
  long shortForm() {
    return ByteBuffer.wrap(bytes).getLong();
  }

  /** The written form. */
  public String written() {
    return SCHEME + HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretDigest that && matches(that);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Keeps digests out of logs. */
  @Override
  public String toString() {
    return SCHEME + "…";
  }
}
