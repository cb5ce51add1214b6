package org.mithaq.node.notify;

import java.util.Optional;

/**
 * All that is told of an act to somebody who may read it.
 *
 * @param object id of the act's object
 * @param micros the act's time, microseconds since the epoch
 * @param page where it can be read on this node, behind the language
 * @param said only of what is for more readers than a circle
 */
record Told(
    Tiding kind,
    long sequence,
    String object,
    long micros,
    boolean exercise,
    String page,
    Optional<Said> said) {

  /** What it is called, and who acted. */
  record Said(String title, String who) {}
}
