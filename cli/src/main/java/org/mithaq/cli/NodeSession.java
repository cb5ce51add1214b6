package org.mithaq.cli;

import java.util.concurrent.CountDownLatch;
import org.mithaq.node.Node;

/** Keeps a node running until the process is told to end, then lets it finish what it accepted. */
final class NodeSession {
  private NodeSession() {}

  /**
   * Blocks for as long as the process lives.
   *
   * @param afterwards done when the node is closed
   */
  static void untilStopped(Node node, Runnable afterwards) throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  node.close();
                  afterwards.run();
                },
                "shutdown"));
    new CountDownLatch(1).await();
  }
}
