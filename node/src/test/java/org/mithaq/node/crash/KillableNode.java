package org.mithaq.node.crash;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.Node;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;

/**
 * A demo node in a process of its own. Prints its port, serves until its standard input ends, then
 * stops in good order.
 */
public final class KillableNode {

  private KillableNode() {}

  /** Takes origin and data directory. */
  public static void main(String[] arguments) throws Exception {
    Config config =
        Config.demo(
            arguments[0],
            Path.of(arguments[1]),
            new Endpoint("127.0.0.1", 0),
            Optional.empty(),
            Map.of());
    try (Node node = Node.start(config)) {
      System.out.println("port " + node.port());
      System.out.flush();
      while (System.in.read() >= 0) {}
    }
  }
}
