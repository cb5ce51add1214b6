package org.mithaq.node.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords, RFC 6238: SHA-1, six digits, thirty seconds, as apps have them.
 */
public final class Totp {

  static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /** A new secret, in base32. */
  public static String draw(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return base32(secret);
  }

  /** Whether a text is a secret of ours, in base32. */
  public static boolean isSecret(String text) {
    return text.length() == SECRET_BYTES * 8 / 5
        && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /**
   * The step whose password was given: the one of now, the one before or the one after, and later
   * than the last one that was taken.
   *
   * @param secret in base32
   * @param last the step that was taken last; none is taken twice
   */
  static OptionalLong step(String secret, String given, Instant now, long last) {
    long current = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = current - 1; step <= current + 1; step++) {
      boolean right =
          MessageDigest.isEqual(
              password(secret, step).getBytes(StandardCharsets.US_ASCII),
              given.getBytes(StandardCharsets.UTF_8));
      if (right && step > last) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The password of a moment. */
  public static String at(String secret, Instant time) {
    return password(secret, time.getEpochSecond() / STEP_SECONDS);
  }

  private static String password(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = (buffer << 8) | (each & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(String base32) {
    ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < base32.length(); i++) {
      buffer = (buffer << 5) | ALPHABET.indexOf(base32.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
    }
    return bytes.array();
  }
}
