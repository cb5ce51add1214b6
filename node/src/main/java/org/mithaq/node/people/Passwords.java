package org.mithaq.node.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Digests of passwords: Argon2id (RFC 9106) with 19 MiB and two passes, about a tenth of a second.
 * Two are worked out at a time, so that nobody takes the memory with many.
 */
final class Passwords {

  private static final int KIB = 19_456;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 5;
  private static final String HEAD = "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=1$";
  private static final Pattern FORM =
      Pattern.compile(Pattern.quote(HEAD) + "([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final SecureRandom random = new SecureRandom();

  /** What nothing matches, for names that are not known. */
  private final String nothing = form(drawn(SALT_BYTES), drawn(HASH_BYTES));

  /** Whether a text is a digest of ours. */
  static boolean isDigest(String text) {
    return FORM.matcher(text).matches();
  }

  String nothing() {
    return nothing;
  }

  /**
   * The digest of a new password, in the usual text form.
   *
   * @throws BusyException when too many are asked for
   */
  String digest(String password) throws BusyException, InterruptedException {
    byte[] salt = drawn(SALT_BYTES);
    return form(salt, hash(password, salt));
  }

  /**
   * Whether a password is the one of a digest.
   *
   * @throws BusyException when too many are asked for
   */
  boolean matches(String password, String digest) throws BusyException, InterruptedException {
    Matcher parts = FORM.matcher(digest);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no digest of a password");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return MessageDigest.isEqual(
        hash(password, decoder.decode(parts.group(1))), decoder.decode(parts.group(2)));
  }

  private byte[] hash(String password, byte[] salt) throws BusyException, InterruptedException {
    if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new BusyException();
    }
    try {
      Argon2BytesGenerator argon = new Argon2BytesGenerator();
      argon.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(KIB)
              .withIterations(PASSES)
              .withParallelism(1)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[HASH_BYTES];
      argon.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      turns.release();
    }
  }

  private byte[] drawn(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String form(byte[] salt, byte[] hash) {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return HEAD + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
  }
}
