package org.mithaq.accord;

import java.util.HexFormat;

/**
 * One object of a body that is being judged.
 *
 * @param digest SHA-256 of its bytes
 * @param held whether the same bytes are in the register already: sent again, it is accepted again
 */
public record Piece(RegisterObject object, byte[] digest, boolean held) {

  /** The digest of an object's bytes. */
  public static byte[] digest(byte[] source, int offset, int length) {
    return Digest.sha256(java.util.Arrays.copyOfRange(source, offset, offset + length));
  }

  String hexDigest() {
    return HexFormat.of().formatHex(digest);
  }
}
