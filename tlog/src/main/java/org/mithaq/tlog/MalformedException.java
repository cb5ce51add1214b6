package org.mithaq.tlog;

/** A text or a sequence of bytes is not of the format that it should be of. */
public final class MalformedException extends VerificationException {

  MalformedException(String what, String why) {
    super("This is not a valid " + what + ": " + why + ".");
  }

  MalformedException(String what, int line, String why) {
    super("This is not a valid " + what + ": line " + line + " " + why + ".");
  }
}
