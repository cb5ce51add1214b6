package org.mithaq.stix;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds where JSON values begin and end by brackets and quotes alone, over an array or a stream.
 * What stands between is for the parser proper; this keeps one broken object from its neighbours,
 * and lets depth, size and count be refused before anything is parsed.
 *
 * <p>From {@link #mark()} on, bytes are retained until the next mark or {@link #unmark()}.
 */
final class Splitter {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final boolean streaming;
  private final int retainable;
  private byte[] buf;
  private int pos;
  private int end;
  private long base;
  private int mark = -1;
  private boolean dropped;
  private long lines;
  private long lineStart;

  private int deepest;
  private int longestString;
  private boolean nonAscii;
  private boolean surrogates;
  private long typeAt;
  private int typeLength;

  private Splitter(
      InputStream in, boolean streaming, byte[] buf, int pos, int end, int retainable) {
    this.in = in;
    this.streaming = streaming;
    this.buf = buf;
    this.pos = pos;
    this.end = end;
    this.base = -pos;
    this.retainable = retainable;
  }

  static Splitter over(byte[] bytes, int offset, int length) {
    return new Splitter(
        InputStream.nullInputStream(), false, bytes, offset, offset + length, Integer.MAX_VALUE);
  }

  static Splitter over(InputStream in, int retainable) {
    return new Splitter(in, true, new byte[CHUNK], 0, 0, retainable);
  }

  /** The array that now holds the retained bytes. */
  byte[] array() {
    return buf;
  }

  /** The place of the next byte, counted from the start of the body. */
  long position() {
    return base + pos;
  }

  /** Where in {@link #array()} a retained byte is. */
  int indexOf(long position) {
    return Math.toIntExact(position - base);
  }

  /** Retains bytes from here on, and forgets what was learned of earlier ones. */
  void mark() {
    mark = pos;
    dropped = false;
    deepest = 0;
    longestString = 0;
    nonAscii = false;
    surrogates = false;
    typeLength = -1;
  }

  void unmark() {
    mark = -1;
  }

  /** Whether retained bytes were given up since the mark, there being too many. */
  boolean dropped() {
    return dropped;
  }

  /** The greatest depth since the mark; an object without values inside has 1. */
  int deepest() {
    return deepest;
  }

  /** Bytes of the longest string since the mark. */
  int longestString() {
    return longestString;
  }

  /** Whether a byte over 0x7F may have come since the mark. */
  boolean nonAscii() {
    return nonAscii;
  }

  /** Whether an escaped surrogate came since the mark. */
  boolean surrogates() {
    return surrogates;
  }

  /** Where the value of the property {@code type} at depth 1 begins, if {@link #typeLength()}. */
  long typeAt() {
    return typeAt;
  }

  /** Bytes of that value as written, or -1 if there is none. */
  int typeLength() {
    return typeLength;
  }

  void sawType(long at, int length) {
    if (typeLength < 0) {
      typeAt = at;
      typeLength = length;
    }
  }

  /** The next byte that is no white space, not consumed; -1 at the end. */
  int peek() throws IOException {
    while (true) {
      while (pos < end) {
        byte b = buf[pos];
        if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
          return b & 0xFF;
        }
        pos++;
      }
      if (!fill()) {
        return -1;
      }
    }
  }

  /** Consumes the byte that {@link #peek()} saw. */
  void advance() {
    pos++;
  }

  /** Consumes one value of any kind, which {@link #peek()} saw, at this depth of the object. */
  void skipValue(int depth) throws IOException, Unfinished {
    switch (buf[pos]) {
      case '{', '[' -> nested(depth);
      case '"' -> {
        pos++;
        string();
      }
      default -> scalar();
    }
  }

  private void scalar() throws IOException {
    while (pos < end || fill()) {
      byte b = buf[pos];
      if (b == ',' || b == ']' || b == '}' || b == ' ' || b == '\n' || b == '\r' || b == '\t') {
        return;
      }
      nonAscii |= b < 0;
      pos++;
    }
  }

  private void nested(int outer) throws IOException, Unfinished {
    int depth = outer;
    byte last = 0;
    boolean typeNext = false;
    while (true) {
      if (pos >= end && !fill()) {
        throw new Unfinished();
      }
      byte b = buf[pos++];
      switch (b) {
        case '{', '[' -> {
          depth++;
          deepest = Math.max(deepest, depth);
          last = b;
        }
        case '}', ']' -> {
          depth--;
          if (depth == outer) {
            return;
          }
        }
        case ',', ':' -> last = b;
        case '"' -> {
          long start = base + pos;
          string();
          if (depth == 1) {
            int length = (int) (base + pos - 1 - start);
            if (last == ':') {
              if (typeNext) {
                sawType(start, length);
              }
            } else {
              typeNext = length == 4 && mark >= 0 && isType(start);
            }
          }
        }
        default -> nonAscii |= b < 0;
      }
    }
  }

  private boolean isType(long start) {
    int i = indexOf(start);
    return buf[i] == 't' && buf[i + 1] == 'y' && buf[i + 2] == 'p' && buf[i + 3] == 'e';
  }

  /** Consumes the rest of a string whose opening quote is consumed. */
  void string() throws IOException, Unfinished {
    long start = base + pos;
    while (true) {
      byte[] bytes = buf;
      int p = pos;
      long seen = 0;
      while (p + 8 <= end) {
        long word = (long) LONGS.get(bytes, p);
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        seen |= word;
        long hit = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
        if (hit != 0) {
          p += Long.numberOfTrailingZeros(hit) >>> 3;
          break;
        }
        p += 8;
      }
      nonAscii |= (seen & HIGHS) != 0;
      while (p < end && bytes[p] != '"' && bytes[p] != '\\') {
        nonAscii |= bytes[p] < 0;
        p++;
      }
      pos = p;
      if (p >= end) {
        if (!fill()) {
          throw new Unfinished();
        }
      } else if (bytes[p] == '"') {
        pos++;
        longestString = (int) Math.max(longestString, Math.min(1 << 30, base + pos - 1 - start));
        return;
      } else {
        escape();
      }
    }
  }

  private void escape() throws IOException, Unfinished {
    pos++;
    if (pos >= end && !fill()) {
      throw new Unfinished();
    }
    boolean unicode = buf[pos++] == 'u';
    if (unicode) {
      if (pos >= end && !fill()) {
        throw new Unfinished();
      }
      surrogates |= buf[pos] == 'd' || buf[pos] == 'D';
    }
  }

  /** Makes more bytes available behind {@code pos}, moving what is retained. */
  private boolean fill() throws IOException {
    if (!streaming) {
      return false;
    }
    if (mark >= 0 && end - mark > retainable) {
      mark = -1;
      dropped = true;
    }
    int keep = mark >= 0 ? mark : pos;
    countLines(keep);
    if (keep > 0) {
      System.arraycopy(buf, keep, buf, 0, end - keep);
      base += keep;
      pos -= keep;
      end -= keep;
      mark = mark >= 0 ? 0 : -1;
    }
    if (end == buf.length) {
      buf = Arrays.copyOf(buf, Math.min(buf.length * 2, Math.max(CHUNK, retainable) + CHUNK));
    }
    int count = in.read(buf, end, buf.length - end);
    if (count <= 0) {
      return false;
    }
    end += count;
    return true;
  }

  private void countLines(int until) {
    for (int i = streaming ? 0 : until; i < until; i++) {
      if (buf[i] == '\n') {
        lines++;
        lineStart = base + i + 1;
      }
    }
  }

  /** The exception for a problem at this place, which must not lie before the retained bytes. */
  MalformedBodyException malformed(
      MalformedBodyException.Reason reason, String problem, long position) {
    long line = lines + 1;
    long start = lineStart;
    long from = Math.max(0, -base);
    for (long at = base + from; at < position && at - base < end; at++) {
      if (at >= base && buf[(int) (at - base)] == '\n') {
        line++;
        start = at + 1;
      }
    }
    return new MalformedBodyException(reason, problem, position, line, position - start + 1);
  }

  /** The body ends inside a value. */
  static final class Unfinished extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
