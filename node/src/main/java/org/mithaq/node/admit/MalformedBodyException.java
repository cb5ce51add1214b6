package org.mithaq.node.admit;

/** The body as a whole cannot be read; the message says where and why. */
public final class MalformedBodyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the HTTP status that fits: 400 for what is not JSON, 413 for what is over a
   *     limit, 422 for JSON of another shape
   */
  public MalformedBodyException(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
