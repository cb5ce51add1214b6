package org.mithaq.node.http;

import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Readings;

/** Where it is taken down that a request read what is restricted most. */
@FunctionalInterface
public interface ReadingLog {

  /** For a server without such content. */
  ReadingLog NONE = (_, _, _) -> {};

  /**
   * Returns when it is durable.
   *
   * @param route the pattern of the address, never the address
   * @throws RuntimeException when it can't be taken down: then nothing is sent
   */
  void read(Caller caller, String route, Readings.Digest what);
}
