package org.mithaq.tlog;

/**
 * The identity of a log: the first line of its checkpoints (tlog-checkpoint, «Note text»). It
 * should be a schema-less URL that is also the name of the log's keys, see {@link #asKeyName()};
 * but other logs' origins may be any line of text without control characters, of at most {@value
 * #MAX_BYTES} bytes of UTF-8.
 */
public record Origin(String value) {

  /** The longest origin that is accepted, in bytes of UTF-8. The standard sets no limit. */
  public static final int MAX_BYTES = 1024;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public Origin {
    Text.requireLine("An origin", value, MAX_BYTES);
  }

  /**
   * The same text as the name of the log's keys.
   *
   * @throws IllegalArgumentException if it has spaces or a plus sign
   */
  public KeyName asKeyName() {
    return new KeyName(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
