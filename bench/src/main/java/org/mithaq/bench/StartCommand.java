package org.mithaq.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From the launcher's exec to the first 200 of {@code /readyz}. */
@Command(
    name = "start",
    description = "Starts ./mithaq demo on an empty directory and on one with objects.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

  private final Results results;

  @Option(names = "--objects", description = "0 for none (default: ${DEFAULT-VALUE}).")
  private long objects = 100_000;

  @Option(names = "--runs", description = "Of each (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "The mithaq to start; else the one that this was built beside.")
  private Optional<Path> launcher = Optional.empty();

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();
  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  StartCommand(Results results) {
    this.results = results;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path mithaq = launcher.isPresent() ? launcher.get().toAbsolutePath() : besideThis();
    // Builds what is stale and prepares the AOT cache, so that no run pays for that.
    Progress.note("Preparing " + mithaq.getFileName());
    var _ = Commands.run(List.of(mithaq.toString(), "--version"));
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("start", scratch.path());
      result.put("corpus", corpusOptions.open().name());
      List<Double> empty = new ArrayList<>();
      for (int run = 0; run <= runs; run++) {
        Path data = scratch.resolve("empty");
        double seconds = start(mithaq, data, false);
        say("empty", run, seconds);
        if (run > 0) {
          empty.add(seconds);
        }
        Scratch.delete(data);
      }
      result.put("empty_seconds", Spread.ofRuns(empty));
      if (objects > 0) {
        Path data = scratch.resolve("data");
        Progress.note("Filling %,d objects".formatted(objects));
        try (NodeProcess node = nodeOptions.start(data)) {
          Posting.Sent sent = new Posting(node, corpusOptions.open(), 2).send(0, objects);
          node.awaitPublished(sent.accepted());
        }
        result.put("objects", objects);
        result.put("filled_seconds", series("%,d objects".formatted(objects), mithaq, data, false));
        result.put(
            "filled_after_kill_seconds",
            series("%,d objects, killed".formatted(objects), mithaq, data, true));
      }
      results.print(result);
    }
    return 0;
  }

  private Map<String, Object> series(String what, Path mithaq, Path data, boolean kill)
      throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    // The first one reads what the page cache lacks, and leaves the directory as the series wants
    // it.
    for (int run = 0; run <= runs; run++) {
      double one = start(mithaq, data, kill);
      say(what, run, one);
      if (run > 0) {
        seconds.add(one);
      }
    }
    Map<String, Object> spread = new LinkedHashMap<>(Spread.ofRuns(seconds));
    return spread;
  }

  private static void say(String what, int run, double seconds) {
    Progress.note("  %s: %s %.3f s".formatted(what, run == 0 ? "warm-up" : "run " + run, seconds));
  }

  private static double start(Path mithaq, Path data, boolean kill)
      throws IOException, InterruptedException {
    int port = NodeProcess.freePort();
    Path log = data.resolveSibling("start.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                mithaq.toString(),
                "demo",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    long began = System.nanoTime();
    Process process = builder.start();
    try {
      NodeProcess.awaitReady(port, process);
      return (System.nanoTime() - began) / 1e9;
    } finally {
      // The launcher became the node's JVM: this is its process.
      if (kill) {
        process.destroyForcibly().waitFor();
      } else {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
        }
      }
    }
  }

  private static Path besideThis() throws IOException {
    try {
      Path jar =
          Path.of(StartCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path at = jar; at != null; at = at.getParent()) {
        Path found = at.resolve("mithaq");
        if (Files.isRegularFile(found) && Files.isExecutable(found)) {
          return found;
        }
      }
      throw new IOException("there is no ./mithaq above " + jar + ": name it with --launcher");
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
