package org.mithaq.node.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What a receipt carries beside the public proof, and the check that ties an object to its leaf. A
 * receipt is a C2SP tlog-proof whose {@code extra} is
 *
 * <pre>
 *  0  u8   1, the leaf's version
 *  1  u64  the act's time, microseconds since the epoch
 *  9  32 B salt
 * 41  32 B SHA-256(salt2 ‖ sealed header)
 * 73  …    shown header, RFC 8785 JSON
 * </pre>
 *
 * With the object beside it that gives the leaf; nothing in {@code extra} is trusted before the
 * leaf was proved to lie in a signed tree.
 */
public final class Receipt {

  private Receipt() {}

  /** The parts of {@code extra}. */
  public record Extra(long micros, byte[] salt, byte[] sealedDigest, byte[] shown) {

    public Extra {
      if (salt.length != Commitment.SIZE || sealedDigest.length != Commitment.SIZE) {
        throw new IllegalArgumentException("salt and digest have 32 bytes each");
      }
    }

    public byte[] encode() {
      return ByteBuffer.allocate(Leaf.SIZE + Commitment.SIZE + shown.length)
          .put(Leaf.VERSION)
          .putLong(micros)
          .put(salt)
          .put(sealedDigest)
          .put(shown)
          .array();
    }

    /**
     * Reads the bytes of an {@code extra} line.
     *
     * @throws IllegalArgumentException when the bytes are not of that shape, with a sentence
     */
    public static Extra decode(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      try {
        if (in.get() != Leaf.VERSION) {
          throw new IllegalArgumentException("this receipt is of a later version than 1");
        }
        long micros = in.getLong();
        byte[] salt = new byte[Commitment.SIZE];
        byte[] sealedDigest = new byte[Commitment.SIZE];
        in.get(salt).get(sealedDigest);
        byte[] shown = new byte[in.remaining()];
        in.get(shown);
        return new Extra(micros, salt, sealedDigest, shown);
      } catch (BufferUnderflowException e) {
        throw new IllegalArgumentException("the receipt's extra line is too short", e);
      }
    }

    /** The leaf that the log must hold if these are the object's bytes. */
    public byte[] leaf(byte[] object) {
      Commitment hasher = new Commitment();
      byte[] digest = hasher.digest(object, 0, object.length);
      return Leaf.of(micros, hasher.of(salt, shown, digest, sealedDigest));
    }
  }
}
