package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Durable ingest beside PostgreSQL's COPY of the same objects; then single acknowledgements. */
@Command(
    name = "ingest",
    description = "Posts objects to a node, copies the same ones into PostgreSQL.",
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

  private final Results results;

  @Option(names = "--objects", description = "In each run and side (default: ${DEFAULT-VALUE}).")
  private long objects = 100_000;

  @Option(names = "--runs", description = "Fresh node and table each (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Option(
      names = "--posters",
      split = ",",
      description = "Posters at once, one measurement each (default: 1,4).")
  private List<Integer> posters = List.of(1, 4);

  @Option(
      names = "--warm-up",
      description = "Objects posted before, for the JVM (default: ${DEFAULT-VALUE}).")
  private long warmUp = 50_000;

  @Option(
      names = "--seconds",
      description = "Of each part about acknowledgements, 0 for none (default: ${DEFAULT-VALUE}).")
  private int seconds = 15;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();
  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  IngestCommand(Results results) {
    this.results = results;
  }

  /** What the runs gave; the ratios pair by pair. */
  private static final class Gathered {
    final TreeMap<Integer, List<Posting.Sent>> sent = new TreeMap<>();
    final TreeMap<Integer, List<Double>> published = new TreeMap<>();
    final TreeMap<Integer, List<Double>> cpu = new TreeMap<>();
    final TreeMap<Integer, List<Double>> ratios = new TreeMap<>();
    final List<Double> copied = new ArrayList<>();
    final List<Double> copyCpu = new ArrayList<>();
    final List<Object> acknowledgements = new ArrayList<>();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Corpus corpus = corpusOptions.open();
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("ingest", scratch.path());
      result.put("objects", objects);
      result.put("corpus", corpus.name());
      result.put("heap", nodeOptions.heap());
      result.put("warm_up_objects", warmUp);
      Optional<Path> programs = Postgres.installed();
      if (programs.isEmpty()) {
        Progress.note("PostgreSQL is not installed (Debian: postgresql): the node runs alone");
        result.put("postgresql", "not installed");
      } else {
        result.put("postgresql", Postgres.version(programs.get()));
      }
      Gathered gathered = new Gathered();
      Optional<Postgres> postgres =
          programs.isPresent()
              ? Optional.of(Postgres.start(programs.get(), scratch.path()))
              : Optional.empty();
      try {
        for (int run = 1; run <= runs; run++) {
          Progress.note("Run %d of %d".formatted(run, runs));
          run(run, corpus, scratch, postgres, gathered);
        }
      } finally {
        postgres.ifPresent(Postgres::close);
      }
      report(result, gathered);
      results.print(result);
    }
    return 0;
  }

  private void run(
      int run, Corpus corpus, Scratch scratch, Optional<Postgres> postgres, Gathered gathered)
      throws IOException, InterruptedException {
    double copied = 0;
    if (postgres.isPresent()) {
      postgres.get().freshTable();
      double before = ProcessFigures.cpuSeconds(postgres.get().handle());
      copied = objects / postgres.get().copy(corpus, warmUp, warmUp + objects);
      gathered.copied.add(copied);
      gathered.copyCpu.add(
          (ProcessFigures.cpuSeconds(postgres.get().handle()) - before) / objects * 1e6);
      Progress.note("  COPY: %,.0f objects/s".formatted(copied));
    }
    Path data = scratch.resolve("data");
    try (NodeProcess node = nodeOptions.start(data)) {
      long acts = new Posting(node, corpus, 1).send(0, warmUp).accepted();
      node.awaitPublished(acts);
      long from = warmUp;
      for (int count : posters) {
        double before = ProcessFigures.cpuSeconds(node.handle());
        long began = System.nanoTime();
        Posting.Sent sent = new Posting(node, corpus, count).send(from, from + objects);
        acts += sent.accepted();
        node.awaitPublished(acts);
        double published = sent.accepted() / ((System.nanoTime() - began) / 1e9);
        double cpu = ProcessFigures.cpuSeconds(node.handle()) - before;
        from += objects;
        Progress.note(
            "  %d posters: %,.0f objects/s acknowledged, %,.0f/s published"
                .formatted(count, sent.perSecond(), published));
        gathered.sent.computeIfAbsent(count, _ -> new ArrayList<>()).add(sent);
        gathered.published.computeIfAbsent(count, _ -> new ArrayList<>()).add(published);
        gathered
            .cpu
            .computeIfAbsent(count, _ -> new ArrayList<>())
            .add(cpu / sent.accepted() * 1e6);
        if (copied > 0) {
          gathered.ratios.computeIfAbsent(count, _ -> new ArrayList<>()).add(published / copied);
        }
      }
      if (seconds > 0) {
        gathered.acknowledgements.add(acknowledgements(run, node, corpus, from, scratch.path()));
      }
    }
    Scratch.delete(data);
  }

  /**
   * The same seconds three times: the disk alone, single objects beside a bulk, the disk beside it.
   */
  private Map<String, Object> acknowledgements(
      int run, NodeProcess node, Corpus corpus, long from, Path disk)
      throws IOException, InterruptedException {
    Progress.note("  Single acknowledgements");
    Corpus others = corpusOptions.others();
    long[] quiet = DiskProbe.run(disk, seconds);
    long[] alone = Acks.post(node, others, run * 1_000_000_000L, seconds);
    long far = from + 1_000_000_000L;
    long[] acks =
        Acks.besideBulk(
            new Posting(node, corpus, 1),
            from,
            far,
            () -> Acks.post(node, others, run * 1_000_000_000L + 500_000_000L, seconds));
    long[] busy =
        Acks.besideBulk(
            new Posting(node, corpus, 1), far, 2 * far, () -> DiskProbe.run(disk, seconds));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("disk_fdatasync_alone", Spread.ofDurations(quiet));
    figures.put("disk_fdatasync_beside_bulk", Spread.ofDurations(busy));
    figures.put("single_acks_alone", Spread.ofDurations(alone));
    figures.put("single_acks_beside_bulk", Spread.ofDurations(acks));
    figures.put("p99_ratio_to_disk_alone", Spread.p99(acks) / Spread.p99(quiet));
    figures.put("p99_ratio_to_disk_beside_bulk", Spread.p99(acks) / Spread.p99(busy));
    return figures;
  }

  private static void report(Map<String, Object> result, Gathered gathered) {
    gathered.sent.forEach((count, sent) -> {
      Map<String, Object> side = new LinkedHashMap<>();
      side.put(
          "acknowledged_per_second",
          Spread.ofRuns(sent.stream().map(Posting.Sent::perSecond).toList()));
      side.put(
          "published_per_second", Spread.ofRuns(gathered.published.getOrDefault(count, List.of())));
      side.put(
          "server_cpu_us_per_object", Spread.ofRuns(gathered.cpu.getOrDefault(count, List.of())));
      side.put("bytes_per_object", sent.getFirst().bytes() / sent.getFirst().objects());
      side.put("refused", sent.stream().mapToLong(s -> s.objects() - s.accepted()).sum());
      side.put("answers_503", sent.stream().mapToLong(Posting.Sent::busy).sum());
      List<Double> ratios = gathered.ratios.getOrDefault(count, List.of());
      if (!ratios.isEmpty()) {
        side.put("ratio_to_copy", Spread.ofRuns(ratios));
      }
      result.put("node_" + count + "_posters", side);
    });
    if (!gathered.copied.isEmpty()) {
      Map<String, Object> copy = new LinkedHashMap<>();
      copy.put("objects_per_second", Spread.ofRuns(gathered.copied));
      copy.put("server_cpu_us_per_object", Spread.ofRuns(gathered.copyCpu));
      result.put("postgresql_copy", copy);
    }
    result.put("acknowledgements", gathered.acknowledgements);
  }
}
