package org.mithaq.cli.taxii;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mithaq.cli.http.Bytes;

/** A TAXII envelope (2.1 §3.7) put together from objects' bytes as they stand. */
final class Envelope {
  private static final byte[] HEAD = "{\"objects\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

  /** What an envelope adds to a single object, bytes. */
  static final int OVERHEAD = HEAD.length + TAIL.length;

  private byte[] bytes = new byte[1 << 20];
  private int length;
  private int[] ends = new int[1024]; // where each object ends
  private int count;

  Envelope() {
    append(HEAD, 0, HEAD.length);
  }

  int count() {
    return count;
  }

  /** Whether one more object of this length keeps the envelope within a length. */
  boolean fits(int objectLength, long longest) {
    return length + 1L + objectLength + TAIL.length <= longest;
  }

  void add(byte[] source, int offset, int objectLength) {
    if (count > 0) {
      append(new byte[] {','}, 0, 1);
    }
    append(source, offset, objectLength);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = length;
  }

  /** The object's bytes, alone. */
  Bytes object(int index) {
    return new Bytes(
        Arrays.copyOfRange(bytes, start(index), ends[index]), ends[index] - start(index));
  }

  /** A new envelope with some of the objects. */
  Envelope part(int from, int to) {
    Envelope part = new Envelope();
    for (int i = from; i < to; i++) {
      part.add(bytes, start(i), ends[i] - start(i));
    }
    return part;
  }

  /** The request's body. Nothing may be added afterwards. */
  Bytes body() {
    int objectsEnd = length;
    append(TAIL, 0, TAIL.length);
    Bytes body = new Bytes(bytes, length);
    length = objectsEnd;
    return body;
  }

  private int start(int index) {
    return index == 0 ? HEAD.length : ends[index - 1] + 1;
  }

  private void append(byte[] source, int offset, int count) {
    if (count > bytes.length - length) {
      bytes =
          Arrays.copyOf(
              bytes,
              (int)
                  Math.min(
                      Math.max(2L * bytes.length, (long) length + count), Integer.MAX_VALUE - 8));
    }
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }
}
