package org.mithaq.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.storage.Storage;
import org.mithaq.tlog.Origin;

/** A demo node in this process, and a client of it. */
final class LocalNode implements AutoCloseable {

  static final Origin ORIGIN = new Origin("node.example/log");

  private final Node node;
  final DemoClient client;

  private LocalNode(Node node) {
    this.node = node;
    this.client = new DemoClient(node.port());
  }

  /** On a new data directory. */
  static LocalNode create(Path data) throws IOException {
    DataDirectory.create(data, ORIGIN);
    return start(data);
  }

  static LocalNode start(Path data) throws IOException {
    return start(data, InstantSource.system(), storage -> storage);
  }

  static LocalNode start(Path data, InstantSource clock, UnaryOperator<Storage> storage)
      throws IOException {
    Config config =
        Config.demo(ORIGIN.value(), data, new Endpoint("127.0.0.1", 0), Optional.empty(), Map.of());
    return new LocalNode(
        Node.start(config, clock, directory -> storage.apply(directory.storage())));
  }

  @Override
  public void close() {
    client.close();
    node.close();
  }
}
