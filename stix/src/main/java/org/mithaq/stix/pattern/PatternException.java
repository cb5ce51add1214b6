package org.mithaq.stix.pattern;

/** A text that is not a STIX pattern; the message is one sentence that says what to change. */
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String sentence;

  PatternException(int offset, String message) {
    // Thrown for whatever strangers send: the place in the pattern matters, the stack does not.
    super(message, null, false, false);
    this.offset = offset;
    this.sentence = message;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  /** Where in the pattern, in UTF-16 code units from 0; the length of the pattern means its end. */
  public int offset() {
    return offset;
  }
}
