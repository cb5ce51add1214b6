package org.mithaq.cli.http;

/**
 * What was asked for could not be done. The message is a sentence for the user that says what to
 * do; the command ends with exit code 1.
 */
public final class FailedException extends Exception {
  private static final long serialVersionUID = 1;

  public FailedException(String message) {
    super(message);
  }

  public FailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
