package org.mithaq.node.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a {@link Flowing} body goes. */
@FunctionalInterface
public interface Outflow {

  /**
   * Sends a part at once and blocks until the connection has taken it, so that no more than one
   * part waits for a client.
   *
   * @param part small: a client that does not take it within {@link Limits#patience} is cut off
   * @throws IOException when the client is gone, or too slow
   */
  void send(ByteBuffer part) throws IOException, InterruptedException;
}
