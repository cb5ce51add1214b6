package org.mithaq.stix;

/**
 * The body as a whole cannot be read: its JSON is not well formed, it is none of the forms that
 * hold STIX objects, or it breaks a limit that no single object can answer for. The message names
 * the place and says what is wrong there.
 */
public final class MalformedBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, for programs. */
  public enum Reason {
    /** Not well-formed JSON (RFC 8259), or cut short. */
    JSON,
    /** Well-formed JSON that is no bundle, envelope, list of objects, or object. */
    FORM,
    /** A bound of {@link Limits}. */
    LIMIT
  }

  private final Reason reason;
  private final long offset;
  private final long line;
  private final long column;

  MalformedBodyException(Reason reason, String problem, long offset, long line, long column) {
    super(problem + " (line " + line + ", column " + column + ", byte " + offset + ")");
    this.reason = reason;
    this.offset = offset;
    this.line = line;
    this.column = column;
  }

  /** What is wrong, for programs. */
  public Reason reason() {
    return reason;
  }

  /** Bytes from the start of the body to the place, from 0. */
  public long offset() {
    return offset;
  }

  /** The line of the place, from 1; lines end with a line feed. */
  public long line() {
    return line;
  }

  /** The column of the place, from 1, in bytes. */
  public long column() {
    return column;
  }
}
