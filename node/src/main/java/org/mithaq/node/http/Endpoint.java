package org.mithaq.node.http;

import java.io.IOException;

/** Answers the requests of one route. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface Endpoint {

  /**
   * The answer to one request.
   *
   * @throws Refusal what the client is told instead
   * @throws IOException when the request could not be read to its end
   */
  Reply answer(Call call) throws Refusal, IOException, InterruptedException;
}
