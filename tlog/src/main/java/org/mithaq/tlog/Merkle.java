package org.mithaq.tlog;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Hashes leaves and nodes as RFC 6962, section 2.1 has it, with SHA-256. One instance reuses one
 * message digest and two small buffers and allocates nothing else; it is for one thread at a time.
 */
public final class Merkle {

  private static final Hash EMPTY_ROOT =
      Hash.of(
          HexFormat.of()
              .parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256;
  private final byte[] node = new byte[1 + 2 * Hash.BYTES];
  private final byte[] result = new byte[Hash.BYTES];

  /** A hasher with a digest of its own. */
  public Merkle() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
    node[0] = NODE;
  }

  /** The root of the empty tree: the hash of no bytes. */
  public static Hash emptyRoot() {
    return EMPTY_ROOT;
  }

  /** The hash of a leaf that is given whole. */
  public Hash leafHash(byte[] leaf) {
    return leafHash(leaf, 0, leaf.length);
  }

  /** The hash of the leaf that lies at {@code offset}, {@code length} bytes long. */
  public Hash leafHash(byte[] bytes, int offset, int length) {
    leafHash(bytes, offset, length, result, 0);
    return Hash.read(result, 0);
  }

  /**
   * As before, with the hash written into 32 bytes of {@code out}.
   *
   * @throws IndexOutOfBoundsException if the leaf or the hash exceeds its array
   */
  public void leafHash(byte[] bytes, int offset, int length, byte[] out, int outOffset) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    Objects.checkFromIndexSize(outOffset, Hash.BYTES, out.length);
    sha256.update(LEAF);
    sha256.update(bytes, offset, length);
    finish(out, outOffset);
  }

  /** The hash of the node over two others. */
  public Hash nodeHash(Hash left, Hash right) {
    left.writeTo(node, 1);
    right.writeTo(node, 1 + Hash.BYTES);
    sha256.update(node);
    finish(result, 0);
    return Hash.read(result, 0);
  }

  /**
   * The hash of the node over the two hashes that lie side by side at {@code offset}, written into
   * 32 bytes of {@code out}, which may be the same array and even the same place.
   *
   * @throws IndexOutOfBoundsException if the pair or the hash exceeds its array
   */
  public void nodeHash(byte[] pair, int offset, byte[] out, int outOffset) {
    Objects.checkFromIndexSize(outOffset, Hash.BYTES, out.length);
    System.arraycopy(pair, offset, node, 1, 2 * Hash.BYTES);
    sha256.update(node);
    finish(out, outOffset);
  }

  private void finish(byte[] out, int offset) {
    try {
      sha256.digest(out, offset, Hash.BYTES);
    } catch (DigestException e) {
      throw new AssertionError("The target has been checked to be long enough.", e);
    }
  }
}
