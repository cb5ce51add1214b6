package org.mithaq.cli.http;

import java.io.IOException;

/** An answer is longer than what the request allowed for; the rest of it was not read. */
public final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  TooLargeException(int limit) {
    super("The answer is longer than " + limit + " bytes.");
  }
}
