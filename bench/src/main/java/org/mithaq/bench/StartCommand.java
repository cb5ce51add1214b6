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
      result.put("empty", series("empty", mithaq, scratch.resolve("empty"), After.DELETE));
      if (objects > 0) {
        Path data = scratch.resolve("data");
        Progress.note("Filling %,d objects".formatted(objects));
        try (NodeProcess node = nodeOptions.start(data)) {
          Posting.Sent sent = new Posting(node, corpusOptions.open(), 2).send(0, objects);
          node.awaitPublished(sent.accepted());
        }
        result.put("objects", objects);
        result.put("filled", series("%,d objects".formatted(objects), mithaq, data, After.STOP));
        result.put(
            "filled_after_kill",
            series("%,d objects, killed".formatted(objects), mithaq, data, After.KILL));
      }
      results.print(result);
    }
    return 0;
  }

  /** What becomes of a node, and so of what the next one finds. */
  private enum After {
    STOP,
    KILL,
    DELETE
  }

  /**
   * One start.
   *
   * @param seconds until ready
   * @param cpuSeconds of the processor until then, on all cores
   */
  private record Start(double seconds, double cpuSeconds) {}

  private Map<String, Object> series(String what, Path mithaq, Path data, After after)
      throws IOException, InterruptedException {
    List<Start> starts = new ArrayList<>();
    // The first one fills the page cache, and leaves the directory as the series wants it.
    for (int run = 0; run <= runs; run++) {
      Start one = start(mithaq, data, after);
      Progress.note(
          "  %s: %s %.3f s, of the processor %.2f s"
              .formatted(what, run == 0 ? "warm-up" : "run " + run, one.seconds, one.cpuSeconds));
      if (run > 0) {
        starts.add(one);
      }
      if (after == After.DELETE) {
        Scratch.delete(data);
      }
    }
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("seconds", Spread.ofRuns(starts.stream().map(Start::seconds).toList()));
    series.put("cpu_seconds", Spread.ofRuns(starts.stream().map(Start::cpuSeconds).toList()));
    return series;
  }

  private static Start start(Path mithaq, Path data, After after)
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
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Start(seconds, ProcessFigures.cpuSeconds(process.toHandle()));
    } finally {
      // The launcher became the node's JVM: this is its process.
      if (after == After.KILL) {
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
