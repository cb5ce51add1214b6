package org.mithaq.node.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * 64 bits of SHA-256 over a secret of the file and a text. The secret keeps anyone from choosing
 * two ids with one hash (among 10 million ids some would take 2^41 tries without it); by chance, 10
 * million ids collide once in 300 thousand files.
 */
final class KeyedHash {

  static final int KEY_BYTES = 16;

  private final byte[] key;

  KeyedHash(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    this.key = key.clone();
  }

  static KeyedHash fresh() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new KeyedHash(key);
  }

  void writeKey(ByteBuffer into) {
    into.put(key);
  }

  long of(String text) {
    MessageDigest digest = sha256();
    digest.update(key);
    byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getLong();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
