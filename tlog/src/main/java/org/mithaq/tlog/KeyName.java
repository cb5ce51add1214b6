package org.mithaq.tlog;

/**
 * A key's name in a note (signed-note, «Format»): not empty, without Unicode spaces, plus signs and
 * control characters, at most {@value #MAX_BYTES} bytes of UTF-8. A log's key name is its origin.
 */
public record KeyName(String value) {

  /** The longest name that is accepted, in bytes of UTF-8. The standard sets no limit. */
  public static final int MAX_BYTES = 1024;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public KeyName {
    Text.requireLine("A key name", value, MAX_BYTES);
    if (value.codePoints().anyMatch(c -> c == '+' || Text.isSpace(c))) {
      throw new IllegalArgumentException("A key name has no spaces and no plus sign.");
    }
  }

  /** The origin of the log that signs with keys of this name. */
  public Origin asOrigin() {
    return new Origin(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
