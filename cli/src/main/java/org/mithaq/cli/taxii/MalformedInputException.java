package org.mithaq.cli.taxii;

import java.io.IOException;

/** Input from which no objects can be told; the message names the byte and what is wrong there. */
public final class MalformedInputException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedInputException(String message) {
    super(message);
  }
}
