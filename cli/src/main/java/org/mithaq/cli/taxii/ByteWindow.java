package org.mithaq.cli.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A moving window on a stream of JSON: what is behind the position is forgotten, except from a mark
 * on, up to a limit. Passes strings and nested values by their delimiters alone.
 */
final class ByteWindow {
  private static final int FIRST = 256 << 10;
  private static final int DEEPEST = 1 << 20;
  private static final int NOWHERE = -1;

  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[FIRST];
  private int position;
  private int end;
  private long base; // offset in the stream of buffer[0]
  private int mark = NOWHERE;
  private boolean overflowed;
  private long[] brackets = new long[4]; // one bit a level: 1 an object, 0 a list

  /**
   * @param longest that may be kept from a mark on, bytes
   */
  ByteWindow(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  long offset() {
    return base + position;
  }

  /** The byte at the position; -1 at the end. */
  int peek() throws IOException {
    return position < end || fill() ? buffer[position] & 0xFF : -1;
  }

  void advance() {
    position++;
  }

  /** Keeps what comes from here on. */
  void mark() {
    mark = position;
    overflowed = false;
  }

  void unmark() {
    mark = NOWHERE;
  }

  /** How far the position is from the mark. */
  int marked() {
    return position - mark;
  }

  /** Whether more came since the mark than may be kept. */
  boolean overflowed() {
    return overflowed;
  }

  byte[] buffer() {
    return buffer;
  }

  int markedFrom() {
    return mark;
  }

  /** Whether the bytes from a distance after the mark up to the position are this text. */
  boolean is(String text, int from) {
    if (overflowed || mark == NOWHERE) {
      return false;
    }
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(buffer, mark + from, position, expected, 0, expected.length);
  }

  /** Passes white space; returns what is then at the position. */
  int skipSpace() throws IOException {
    while (true) {
      int c = peek();
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      position++;
    }
  }

  /** Passes a string, from its opening quote. */
  void skipString() throws IOException {
    position++;
    while (true) {
      byte[] bytes = buffer;
      int p = position;
      int e = end;
      while (p < e && bytes[p] != '"' && bytes[p] != '\\' && (bytes[p] < 0 || bytes[p] >= ' ')) {
        p++;
      }
      position = p;
      switch (peek()) {
        case -1 -> throw bad("the input ends inside a string");
        case '"' -> {
          position++;
          return;
        }
        case '\\' -> {
          position++;
          if (peek() < 0) {
            throw bad("the input ends inside a string");
          }
          position++;
        }
        default -> {
          if (p < e) {
            throw bad("a control character stands in a string");
          }
        }
      }
    }
  }

  /** Passes a value of any kind, from its first byte. */
  void skipValue() throws IOException {
    int depth = 0;
    do {
      int c = peek();
      switch (c) {
        case -1 -> throw bad("the input ends inside an object");
        case '"' -> skipString();
        case '{', '[' -> {
          open(depth++, c == '{');
          position++;
        }
        case '}', ']' -> {
          if (depth == 0 || opened(--depth) != (c == '}')) {
            throw bad("this " + shown(c) + " closes nothing");
          }
          position++;
        }
        default -> {
          if (depth == 0) {
            skipScalar();
          } else {
            position++;
          }
        }
      }
    } while (depth > 0);
  }

  private void skipScalar() throws IOException {
    long start = offset();
    while (true) {
      int c = peek();
      boolean part = c == '-' || c == '+' || c == '.' || (c >= '0' && c <= '9');
      if (!part && !(c >= 'a' && c <= 'z') && c != 'E') {
        break;
      }
      position++;
    }
    if (offset() == start) {
      throw bad("a value belongs here, not " + shown(peek()));
    }
  }

  private void open(int level, boolean object) throws MalformedInputException {
    if (level == DEEPEST) {
      throw bad("more than " + DEEPEST + " levels of nesting");
    }
    if (level >= brackets.length * 64) {
      brackets = Arrays.copyOf(brackets, brackets.length * 2);
    }
    long bit = 1L << level;
    brackets[level >> 6] = object ? brackets[level >> 6] | bit : brackets[level >> 6] & ~bit;
  }

  private boolean opened(int level) {
    return (brackets[level >> 6] >> level & 1) == 1;
  }

  private boolean fill() throws IOException {
    int from = mark == NOWHERE || overflowed ? position : mark;
    if (position - from > longest) {
      overflowed = true;
      from = position;
    }
    System.arraycopy(buffer, from, buffer, 0, end - from);
    base += from;
    position -= from;
    end -= from;
    mark = mark == NOWHERE ? NOWHERE : 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read <= 0) {
      return false;
    }
    end += read;
    return true;
  }

  MalformedInputException bad(String what) {
    return new MalformedInputException("byte " + offset() + ": " + what);
  }

  static String shown(int c) {
    return c < 0 ? "the end" : c > ' ' && c < 127 ? "«" + (char) c + "»" : "byte " + c;
  }
}
