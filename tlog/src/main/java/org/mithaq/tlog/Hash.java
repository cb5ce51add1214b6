package org.mithaq.tlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes, immutable, ordered as unsigned bytes. */
public final class Hash implements Comparable<Hash> {

  /** The length of a hash in bytes. */
  public static final int BYTES = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long a;
  private final long b;
  private final long c;
  private final long d;

  private Hash(long a, long b, long c, long d) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /**
   * The hash that these bytes are.
   *
   * @throws IllegalArgumentException unless there are exactly 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length + ".");
    }
    return read(bytes, 0);
  }

  /**
   * The hash at an offset.
   *
   * @throws IndexOutOfBoundsException if fewer than 32 bytes are left there
   */
  public static Hash read(byte[] bytes, int offset) {
    return new Hash(
        (long) LONGS.get(bytes, offset),
        (long) LONGS.get(bytes, offset + 8),
        (long) LONGS.get(bytes, offset + 16),
        (long) LONGS.get(bytes, offset + 24));
  }

  /**
   * Takes the next 32 bytes of a buffer, whatever its byte order.
   *
   * @throws java.nio.BufferUnderflowException if there are fewer
   */
  public static Hash read(ByteBuffer from) {
    byte[] bytes = new byte[BYTES];
    from.get(bytes);
    return read(bytes, 0);
  }

  /** Writes the 32 bytes at an offset. */
  public void writeTo(byte[] target, int offset) {
    LONGS.set(target, offset, a);
    LONGS.set(target, offset + 8, b);
    LONGS.set(target, offset + 16, c);
    LONGS.set(target, offset + 24, d);
  }

  /** Writes the 32 bytes at the buffer's position. */
  public void writeTo(ByteBuffer target) {
    target.put(toByteArray());
  }

  /** A fresh array of the 32 bytes. */
  public byte[] toByteArray() {
    byte[] bytes = new byte[BYTES];
    writeTo(bytes, 0);
    return bytes;
  }

  /** The standard base64 (RFC 4648, section 4) of the hash, as checkpoints and proofs have it. */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(toByteArray());
  }

  @Override
  public int compareTo(Hash that) {
    int order = Long.compareUnsigned(a, that.a);
    if (order == 0) {
      order = Long.compareUnsigned(b, that.b);
    }
    if (order == 0) {
      order = Long.compareUnsigned(c, that.c);
    }
    return order == 0 ? Long.compareUnsigned(d, that.d) : order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && a == that.a && b == that.b && c == that.c && d == that.d;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a);
  }

  /** The hash in lowercase hex, for people. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(toByteArray());
  }
}
