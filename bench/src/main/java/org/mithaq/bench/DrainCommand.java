package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A full read over TAXII beside nginx serving the same pages as files. */
@Command(
    name = "drain",
    description = "Reads all pages over TAXII, and the same pages as files from nginx.",
    mixinStandardHelpOptions = true)
final class DrainCommand implements Callable<Integer> {

  private static final int PROBED_PAGES = 2000;

  /** A run reads a small collection several times over: less would only time the clock. */
  private static final double LEAST_BYTES = 2e9;

  private static final long[] STAGES = {10_000, 1_000_000, 10_000_000};

  private final Results results;

  @Option(names = "--objects", description = "How many (default: ${DEFAULT-VALUE}).")
  private long objects = 1_000_000;

  @Option(names = "--limit", description = "Objects of a page (default: ${DEFAULT-VALUE}).")
  private int limit = 1000;

  @Option(names = "--runs", description = "Pairs of drains (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Option(
      names = "--drained",
      description = "Objects that a drain reads, at most (default: ${DEFAULT-VALUE}).")
  private long drained = 1_000_000;

  @Option(names = "--posters", description = "While filling (default: ${DEFAULT-VALUE}).")
  private int posters = 2;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();
  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  DrainCommand(Results results) {
    this.results = results;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Corpus corpus = corpusOptions.open();
    try (Scratch scratch = nodeOptions.scratch();
        NodeProcess node = nodeOptions.start(scratch.resolve("data"))) {
      Map<String, Object> result = results.begin("drain", scratch.path());
      result.put("objects", objects);
      result.put("corpus", corpus.name());
      result.put("limit", limit);
      result.put("heap", nodeOptions.heap());
      List<Object> stages = new ArrayList<>();
      long filled = 0;
      for (long stage : stages()) {
        Progress.note("Filling up to %,d objects".formatted(stage));
        Posting.Sent sent = new Posting(node, corpus, posters).send(filled, stage);
        filled = stage;
        stages.add(probe(node, stage, sent));
      }
      result.put("pages_anywhere", stages);
      pairs(node, scratch, result);
      results.print(result);
    }
    return 0;
  }

  private long[] stages() {
    return LongStream.concat(LongStream.of(STAGES), LongStream.of(objects))
        .filter(stage -> stage <= objects)
        .distinct()
        .sorted()
        .toArray();
  }

  private Map<String, Object> probe(NodeProcess node, long stage, Posting.Sent sent)
      throws IOException {
    Progress.note("Reading %,d pages anywhere among %,d objects".formatted(PROBED_PAGES, stage));
    Drain warm = Drain.anywhere(node, limit, stage, PROBED_PAGES, 1);
    Drain probe = Drain.anywhere(node, limit, stage, PROBED_PAGES, 2);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("objects", stage);
    figures.put("filled_per_second", sent.perSecond());
    figures.put("refused", sent.objects() - sent.accepted());
    figures.put("first_pages", Spread.ofDurations(warm.nanos()));
    figures.put("pages", Spread.ofDurations(probe.nanos()));
    return figures;
  }

  private void pairs(NodeProcess node, Scratch scratch, Map<String, Object> result)
      throws IOException, InterruptedException {
    Optional<Path> program = Nginx.installed();
    if (program.isEmpty()) {
      Progress.note("nginx is not installed (Debian: nginx-light): the node is drained alone");
      result.put("nginx", "not installed");
    } else {
      result.put("nginx", Nginx.version(program.get()));
    }
    Path folder = scratch.resolve("pages");
    List<String> names = List.of();
    Optional<Nginx> nginx = Optional.empty();
    try {
      if (program.isPresent()) {
        Progress.note("Writing the pages as files");
        names = Drain.save(node, limit, drained, folder);
        nginx = Optional.of(Nginx.start(program.get(), scratch.path(), folder));
      }
      List<Drain> ours = new ArrayList<>();
      List<Drain> theirs = new ArrayList<>();
      int passes = 1;
      // The first two pairs only warm both sides up, the second one at a run's full length.
      for (int run = -1; run <= runs; run++) {
        Drain own = Drain.ofNode(node, limit, drained, passes);
        say("node", run, own);
        Optional<Drain> other = Optional.empty();
        if (nginx.isPresent()) {
          other =
              Optional.of(Drain.ofFiles(nginx.get().port(), nginx.get().handle(), names, passes));
          say("nginx", run, other.get());
          if (other.get().bytes() != own.bytes()) {
            throw new IOException("the two sides did not send the same bytes");
          }
        }
        if (run > 0) {
          ours.add(own);
          other.ifPresent(theirs::add);
        } else if (run < 0) {
          passes = (int) Math.max(1, Math.ceil(LEAST_BYTES / own.bytes()));
        }
      }
      report(result, ours, theirs);
    } finally {
      nginx.ifPresent(Nginx::close);
    }
  }

  private static void say(String side, int run, Drain drain) {
    Progress.note(
        "  %s %s: %,.0f MB/s, server %.2f s of processor a GB"
            .formatted(
                side,
                run < 1 ? "warm-up" : "run " + run,
                drain.bytesPerSecond() / 1e6,
                drain.serverCpuPerGigabyte()));
  }

  private static void report(Map<String, Object> result, List<Drain> ours, List<Drain> theirs) {
    result.put("bytes_a_run", ours.getFirst().bytes());
    result.put("node", side(ours));
    if (!theirs.isEmpty()) {
      result.put("nginx_files", side(theirs));
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < ours.size(); i++) {
        ratios.add(ours.get(i).bytesPerSecond() / theirs.get(i).bytesPerSecond());
      }
      result.put("ratio", Spread.ofRuns(ratios));
    }
  }

  private static Map<String, Object> side(List<Drain> drains) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put(
        "bytes_per_second", Spread.ofRuns(drains.stream().map(Drain::bytesPerSecond).toList()));
    side.put(
        "server_cpu_seconds_per_gb",
        Spread.ofRuns(drains.stream().map(Drain::serverCpuPerGigabyte).toList()));
    side.put(
        "client_cpu_seconds_per_gb",
        Spread.ofRuns(
            drains.stream().map(one -> one.clientCpuSeconds() / one.bytes() * 1e9).toList()));
    side.put(
        "pages",
        Spread.ofDurations(
            drains.stream().flatMapToLong(one -> LongStream.of(one.nanos())).toArray()));
    return side;
  }
}
