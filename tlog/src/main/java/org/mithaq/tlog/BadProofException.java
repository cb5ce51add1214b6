package org.mithaq.tlog;

/** An inclusion or consistency proof does not prove what it is offered for. */
public final class BadProofException extends VerificationException {

  BadProofException(String sentence) {
    super(sentence);
  }
}
