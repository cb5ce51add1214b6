package org.mithaq.node.config;

/**
 * Bounds of what the node takes and gives at once. Sizes in bytes.
 *
 * @param maxContentLength of one submission; TAXII's {@code max_content_length}
 * @param maxObjects in one submission
 * @param queueBytes objects waiting to be committed; beyond it submissions get a 503
 * @param pageLimit greatest number of objects of a page; one asked for without a limit has at most
 *     1,000
 * @param pageBytes a page ends when its objects reach this size; at least {@code maxContentLength},
 *     so that every object fits a page
 * @param statusHours how long a submission's status can be asked for; at least 24
 * @param addressConnections that one address may have open; further ones are closed
 * @param wrongSecrets of one account from one address in a minute; then it gets a 429
 */
public record Limits(
    int maxContentLength,
    int maxObjects,
    long queueBytes,
    int pageLimit,
    int pageBytes,
    int statusHours,
    int addressConnections,
    int wrongSecrets) {

  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  public static final Limits DEFAULTS =
      new Limits(32 * MIB, 100_000, 128L * MIB, 10_000, 32 * MIB, 48, 512, 10);

  public Limits {
    within("max_content_length", maxContentLength, 64 * KIB, 1024 * MIB);
    within("max_objects", maxObjects, 1, 10_000_000);
    within("queue_bytes", queueBytes, maxContentLength, 1L << 40);
    within("page_limit", pageLimit, 1, 100_000);
    within("page_bytes", pageBytes, maxContentLength, 1024 * MIB);
    within("status_hours", statusHours, 24, 24 * 366);
    within("connections_per_address", addressConnections, 1, 1_000_000);
    within("wrong_secrets_per_minute", wrongSecrets, 1, 100_000);
  }

  /** The same where all clients have one address: its share is the whole. */
  Limits ofOneAddress() {
    return new Limits(
        maxContentLength,
        maxObjects,
        queueBytes,
        pageLimit,
        pageBytes,
        statusHours,
        1_000_000,
        100_000);
  }

  private static void within(String name, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          name + " is " + least + " to " + greatest + ", not " + value);
    }
  }
}
