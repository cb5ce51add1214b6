package org.mithaq.tlog;

/** A signature of a known key does not verify, or no known key has signed at all. */
public final class BadSignatureException extends VerificationException {

  /** With a sentence that names the key; public for other {@link NoteVerifier.Factory}s. */
  public BadSignatureException(String sentence) {
    super(sentence);
  }
}
