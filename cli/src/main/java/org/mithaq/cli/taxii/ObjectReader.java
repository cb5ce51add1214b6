package org.mithaq.cli.taxii;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Finds STIX objects in a stream of any length: bundles, TAXII envelopes, lists and JSON lines,
 * also several after each other. An object is the span of its bytes exactly as they stand in the
 * stream. Memory is bounded by the longest object.
 *
 * <p>Only the structure that delimits objects is checked here; what is inside one is for the
 * receiver to judge.
 */
public final class ObjectReader implements Closeable {
  private final InputStream in;
  private final int longest;
  private final ByteWindow window;
  private Where where = Where.TOP;
  private boolean first = true; // whether the list at hand has had no element yet

  private enum Where {
    TOP,
    LIST,
    CONTAINER
  }

  /**
   * One object.
   *
   * @param source valid until the next call of {@link ObjectReader#next}
   * @param tooLong whether it exceeds the reader's limit: there is then no span
   */
  public record Span(byte[] source, int offset, int length, boolean tooLong) {}

  /**
   * Reads from a stream, which is closed with this reader.
   *
   * @param longest length of an object, bytes
   */
  public ObjectReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.window = new ByteWindow(in, longest);
  }

  /**
   * Reads what a user calls a file, plain or gzip.
   *
   * @throws MalformedInputException for a packed form that is not read here
   */
  public static ObjectReader of(InputStream raw, int longest) throws IOException {
    return new ObjectReader(Inputs.unpacked(raw), longest);
  }

  /** How many bytes of the stream have been passed. */
  public long offset() {
    return window.offset();
  }

  /**
   * Passes to the next object.
   *
   * @return the next object; empty at the end
   * @throws MalformedInputException where no object can be told from the bytes
   */
  public Optional<Span> next() throws IOException {
    window.unmark();
    if (window.offset() == 0) {
      skipByteOrderMark();
    }
    while (true) {
      int c = window.skipSpace();
      if (where != Where.TOP) {
        if (c == ']') {
          leaveList();
        } else {
          return Optional.of(element(c));
        }
      } else if (c < 0) {
        return Optional.empty();
      } else if (c == '[') {
        window.advance();
        enter(Where.LIST);
      } else if (c == '{') {
        window.mark();
        window.advance();
        if (!members(true)) {
          return Optional.of(span());
        }
        window.unmark();
      } else {
        throw unexpected("an object or a list of objects belongs here", c);
      }
    }
  }

  private Span element(int at) throws IOException {
    int c = at;
    if (!first) {
      if (c != ',') {
        throw unexpected("a comma or the list's end belongs here", c);
      }
      window.advance();
      c = window.skipSpace();
    }
    if (c != '{') {
      throw unexpected("an object belongs here", c);
    }
    first = false;
    window.mark();
    window.skipValue();
    return span();
  }

  private void enter(Where list) {
    where = list;
    first = true;
  }

  private void leaveList() throws IOException {
    window.advance();
    boolean contained = where == Where.CONTAINER;
    where = Where.TOP;
    if (contained && afterMember()) {
      members(false);
    }
  }

  /**
   * Passes the members of an object at the top, from a name to the object's end.
   *
   * @param enter whether a list named {@code objects} makes it a container, as it does where no
   *     {@code type} before it says otherwise
   * @return whether it is one; the position is then inside that list
   */
  private boolean members(boolean enter) throws IOException {
    boolean container = enter;
    int c = window.skipSpace();
    if (enter && c == '}') {
      window.advance();
      return false;
    }
    do {
      c = window.skipSpace();
      if (c != '"') {
        throw unexpected("a name in quotes belongs here", c);
      }
      int name = window.marked();
      window.skipString();
      boolean objects = container && window.is("\"objects\"", name);
      boolean type = container && window.is("\"type\"", name);
      c = window.skipSpace();
      if (c != ':') {
        throw unexpected("a colon belongs here", c);
      }
      window.advance();
      c = window.skipSpace();
      if (objects && c == '[') {
        window.advance();
        enter(Where.CONTAINER);
        return true;
      }
      int value = window.marked();
      window.skipValue();
      container &= !type || window.is("\"bundle\"", value);
    } while (afterMember());
    return false;
  }

  /** Passes what follows a member: a comma, and there is another one; or the object's end. */
  private boolean afterMember() throws IOException {
    int c = window.skipSpace();
    if (c != ',' && c != '}') {
      throw unexpected("a comma or the object's end belongs here", c);
    }
    window.advance();
    return c == ',';
  }

  private Span span() {
    boolean tooLong = window.overflowed() || window.marked() > longest;
    return tooLong
        ? new Span(new byte[0], 0, 0, true)
        : new Span(window.buffer(), window.markedFrom(), window.marked(), false);
  }

  private void skipByteOrderMark() throws IOException {
    int c = window.peek();
    if (c == 0xFE || c == 0xFF) {
      throw window.bad("this is UTF-16; JSON is exchanged as UTF-8, so convert it first");
    }
    for (int expected : new int[] {0xEF, 0xBB, 0xBF}) {
      if (window.peek() != expected) {
        return;
      }
      window.advance();
    }
  }

  private MalformedInputException unexpected(String what, int c) {
    return window.bad(what + ", not " + ByteWindow.shown(c));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
