package org.mithaq.stix;

/** Bytes that have no canonical form: not JSON, or JSON beyond what RFC 8785 and I-JSON allow. */
public final class JcsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  JcsException(String message) {
    // Thrown for whatever strangers send: the sentence matters, the stack does not.
    super(message, null, false, false);
    this.sentence = message;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
