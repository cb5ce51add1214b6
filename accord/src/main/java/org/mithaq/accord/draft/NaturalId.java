package org.mithaq.accord.draft;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of register objects: UUIDv5 (RFC 9562, section 5.5) of {@code type:key} in a namespace of
 * their own, so that whoever records the same fact gives it the same id.
 */
public final class NaturalId {
  private static final UUID NAMESPACE = UUID.fromString("c689553d-1427-488c-b0c2-af8ac6929791");

  private NaturalId() {}

  /** The id of the object of this type that the key names. */
  public static String of(String type, String key) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .flip());
    ByteBuffer digest =
        ByteBuffer.wrap(sha1.digest((type + ":" + key).getBytes(StandardCharsets.UTF_8)));
    long high = (digest.getLong() & ~0xf000L) | 0x5000L;
    long low = (digest.getLong() & ~(0b11L << 62)) | (1L << 63);
    return type + "--" + new UUID(high, low);
  }
}
