package org.mithaq.node.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * C of DESIGN §3: SHA-256("mithaq/act/v1\0" ‖ salt ‖ SHA-256(shown) ‖ SHA-256(object) ‖
 * SHA-256(salt2 ‖ sealed)). Not safe for use by several threads.
 */
final class Commitment {

  /** Bytes of a salt or digest. */
  static final int SIZE = 32;

  private static final byte[] DOMAIN = "mithaq/act/v1\0".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest sha256 = sha256();

  /** SHA-256(salt2 ‖ sealed): what a receipt carries in place of the sealed header. */
  byte[] sealedDigest(byte[] salt2, byte[] sealed) {
    sha256.update(salt2);
    return sha256.digest(sealed);
  }

  byte[] digest(byte[] bytes, int offset, int length) {
    sha256.update(bytes, offset, length);
    return sha256.digest();
  }

  byte[] of(byte[] salt, byte[] shown, byte[] objectDigest, byte[] sealedDigest) {
    byte[] shownDigest = sha256.digest(shown);
    sha256.update(DOMAIN);
    sha256.update(salt);
    sha256.update(shownDigest);
    sha256.update(objectDigest);
    return sha256.digest(sealedDigest);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
