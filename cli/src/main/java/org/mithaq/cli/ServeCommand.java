package org.mithaq.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.node.Node;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a real node. */
@Command(
    name = "serve",
    description = "Run a node by its configuration (see «mithaq init»).",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  static final String CONFIG = "mithaq.yaml";

  private final Io io;

  @Option(names = "--config", paramLabel = "FILE", defaultValue = CONFIG)
  private Path config = Path.of(CONFIG);

  @Option(names = "--json", description = "When it is ready, print a line of JSON.")
  private boolean json;

  ServeCommand(Io io) {
    this.io = io;
  }

  ServeCommand(Io io, Path config) {
    this(io);
    this.config = config;
  }

  @Override
  public Integer call() throws Exception {
    Logging.configure(io);
    Config read;
    try {
      read = Config.read(config);
    } catch (ConfigException e) {
      throw new FailedException(String.valueOf(e.getMessage()));
    }
    Node node = Node.start(read);
    if (json) {
      Addresses.of(read, node)
          .print(
              io.out(),
              read.origin(),
              read.data(),
              out -> out.writeStringField("name", read.name()));
    } else {
      io.note("Serving " + read.name() + " on " + read.listen().address() + ":" + node.port());
    }
    Optional<String> setUp = node.setUpPath();
    if (setUp.isPresent()) {
      io.note(
          "Nobody can sign in yet. The first person sets a password and a second factor here, once,"
              + " within 24 hours:");
      io.note(
          "  http%s://%s:%d%s"
              .formatted(
                  read.tls().isPresent() ? "s" : "",
                  read.listen().address(),
                  node.port(),
                  setUp.get()));
    }
    NodeSession.untilStopped(node, () -> {});
    return Mithaq.DONE;
  }
}
