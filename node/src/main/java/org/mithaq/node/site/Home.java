package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.stix.Json;

/**
 * What the home page shows of a day.
 *
 * @param asOf the day, as its end saw it
 * @param changed the day on which the last of them came
 * @param today the last day that can be asked for
 * @param states that supported the accord on the day
 * @param before states that did on the day before that
 * @param counts all supporters by category
 * @param supporters the states, as items of {@code /register/positions}
 * @param overdue undertakings that were late on the day
 * @param checkpoint none before the log has any
 */
public record Home(
    String asOf,
    String changed,
    String today,
    long states,
    long before,
    Map<String, Long> counts,
    List<Json.Members> supporters,
    List<Json.Members> overdue,
    Optional<Signed> checkpoint) {

  /**
   * The log's last checkpoint.
   *
   * @param root in base64
   * @param cosigners names of the keys of others that signed it
   */
  public record Signed(String root, List<String> cosigners) {}
}
