package org.mithaq.tlog;

/**
 * Something that came from outside does not hold: it is malformed, or what it claims is not so. The
 * message is a sentence that says what failed and where, fit to be shown to a person. Subclasses
 * tell the kinds of failure apart; none of them means that reading failed, which is an {@link
 * java.io.IOException}.
 */
public abstract sealed class VerificationException extends Exception
    permits MalformedException,
        BadSignatureException,
        BadProofException,
        BadTileException,
        PolicyException {

  VerificationException(String sentence) {
    super(sentence);
  }
}
