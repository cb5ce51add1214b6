package org.mithaq.tlog;

/** A checkpoint is well signed, but not by those whom the policy demands. */
public final class PolicyException extends VerificationException {

  PolicyException(String sentence) {
    super(sentence);
  }
}
