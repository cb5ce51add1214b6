package org.mithaq.node.config;

/**
 * Bounds of what the node takes and gives at once. Sizes in bytes.
 *
 * @param maxContentLength of one submission; TAXII's {@code max_content_length}
 * @param maxObjects in one submission
 * @param queueBytes objects waiting to be committed; beyond it submissions get a 503
 * @param pageLimit greatest number of objects of a page, and that of a page asked for without one
 * @param pageBytes a page ends when its objects reach this size; at least {@code maxContentLength},
 *     so that every object fits a page
 * @param maxRequests handled at the same time; beyond it requests wait, then get a 503
 * @param statusHours how long a submission's status can be asked for; at least 24
 */
public record Limits(
    int maxContentLength,
    int maxObjects,
    long queueBytes,
    int pageLimit,
    int pageBytes,
    int maxRequests,
    int statusHours) {

  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  public static final Limits DEFAULTS =
      new Limits(32 * MIB, 100_000, 128L * MIB, 1_000, 32 * MIB, 256, 48);

  public Limits {
    within("max_content_length", maxContentLength, 64 * KIB, 1024 * MIB);
    within("max_objects", maxObjects, 1, 10_000_000);
    within("queue_bytes", queueBytes, maxContentLength, 1L << 40);
    within("page_limit", pageLimit, 1, 100_000);
    within("page_bytes", pageBytes, maxContentLength, 1024 * MIB);
    within("max_requests", maxRequests, 1, 100_000);
    within("status_hours", statusHours, 24, 24 * 366);
  }

  private static void within(String name, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          name + " is " + least + " to " + greatest + ", not " + value);
    }
  }
}
