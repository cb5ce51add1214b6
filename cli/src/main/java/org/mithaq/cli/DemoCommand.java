package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.exercise.Cast;
import org.mithaq.cli.exercise.Rehearsal;
import org.mithaq.node.DataDirectory;
import org.mithaq.node.Node;
import org.mithaq.node.config.Endpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the demonstration node until it is stopped. */
@Command(
    name = "demo",
    description = "Run a demonstration node: fictional parties, accounts, an exercise.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  static final int PORT = 8080;

  private final Io io;

  @Option(names = "--port", description = "Port to listen on, 0 for any; by default 8080.")
  private int port = PORT;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the data there; without it they go when the demo ends.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--play",
      description = "Play another exercise live, with clocks of 20 seconds; it takes a minute.")
  private boolean play;

  @Option(names = "--json", description = "When it is ready, print a line of JSON.")
  private boolean json;

  DemoCommand(Io io) {
    this.io = io;
  }

  DemoCommand(Io io, int port, Optional<Path> data) {
    this(io);
    this.port = port;
    this.data = data;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logging.configure(io);
    // The image of the container says so: there, loopback would be reachable by nobody.
    boolean container = io.environment().containsKey("MITHAQ_CONTAINER");
    Map<String, String> secrets = container ? Demo.drawnSecrets() : Demo.knownSecrets();
    Path directory =
        data.isPresent() ? data.get().toAbsolutePath() : Files.createTempDirectory("mithaq-demo-");
    Demo.Running demo =
        Demo.run(directory, new Endpoint(container ? "0.0.0.0" : "127.0.0.1", port), secrets);
    Node node = demo.node();
    node.runNotices();
    DemoGuide guide = new DemoGuide(io.out(), node, secrets);
    if (json) {
      guide.json(DataDirectory.originOf(directory).orElseThrow().value(), directory);
    } else {
      guide.print();
    }
    if (play) {
      node.runClocks();
      Thread.ofVirtual().name("exercise").start(() -> play(demo));
    }
    NodeSession.untilStopped(
        node,
        () -> {
          if (data.isEmpty()) {
            Scratch.delete(directory);
          }
        });
    return Mithaq.DONE;
  }

  private void play(Demo.Running demo) {
    InstantSource clock = InstantSource.system();
    io.note("An exercise is played live; look at /en/help.");
    try {
      Rehearsal.live(demo.desk(), new Cast(demo.origin()), clock.instant().toString(), clock);
      io.note("The exercise is over.");
    } catch (IOException e) {
      io.note("The exercise broke off: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
