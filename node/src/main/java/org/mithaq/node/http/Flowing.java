package org.mithaq.node.http;

import java.io.IOException;

/**
 * A body that is made while it is sent, for as long as both sides want. Runs on a virtual thread of
 * its own, which is interrupted when the server stops.
 */
@FunctionalInterface
public interface Flowing {

  /**
   * Sends it all; the reply ends when this returns.
   *
   * @throws IOException when the client is gone, or too slow
   * @throws InterruptedException when the server stops; what was sent until then stands
   */
  void run(Outflow out) throws IOException, InterruptedException;
}
