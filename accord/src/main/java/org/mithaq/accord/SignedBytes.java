package org.mithaq.accord;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * What a delegate signs: {@code "mithaq/signature/v1\0"}, then origin, accord, party and the
 * object's SHA-256, each behind its length as an unsigned 32-bit number, big-endian. Origin, accord
 * and party are there so that a signature means nothing anywhere else.
 */
public final class SignedBytes {

  private static final byte[] CONTEXT = "mithaq/signature/v1\0".getBytes(StandardCharsets.US_ASCII);

  private SignedBytes() {}

  /**
   * The bytes.
   *
   * @param origin name of the node's log
   * @param accord STIX id
   * @param party STIX id
   * @param digest SHA-256 of the object
   */
  public static byte[] of(String origin, String accord, String party, byte[] digest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.writeBytes(CONTEXT);
    put(bytes, origin.getBytes(StandardCharsets.UTF_8));
    put(bytes, accord.getBytes(StandardCharsets.UTF_8));
    put(bytes, party.getBytes(StandardCharsets.UTF_8));
    put(bytes, digest);
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, byte[] part) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
    bytes.writeBytes(part);
  }

  /** Whether a signature is the key's over what it says that it is over. */
  static boolean verify(Signature signature, PartyKey key) {
    try {
      byte[] digest = HexFormat.of().parseHex(signature.digest());
      byte[] bytes = of(signature.origin(), signature.accord(), signature.party(), digest);
      return verify(key, bytes, signature.value());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether a signature is the key's over bytes.
   *
   * @param bytes as {@link #of} makes them
   */
  public static boolean verify(PartyKey key, byte[] bytes, byte[] value) {
    try {
      java.security.Signature verifier =
          java.security.Signature.getInstance(key.algorithm().standardName());
      verifier.initVerify(Keys.publicKey(key.algorithm(), key.encoded()));
      verifier.update(bytes);
      return verifier.verify(value);
    } catch (GeneralSecurityException | RefusedException e) {
      return false;
    }
  }
}
