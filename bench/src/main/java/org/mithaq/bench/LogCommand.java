package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Durable entries per second of the bare log, beside what the disk's sync allows. */
@Command(
    name = "log",
    description = "Commits tiny entries: vault, tiles and checkpoints, without HTTP and STIX.",
    mixinStandardHelpOptions = true)
final class LogCommand implements Callable<Integer> {

  private final Results results;

  @Option(names = "--entries", description = "In each run (default: ${DEFAULT-VALUE}).")
  private long entries = 200_000;

  @Option(names = "--runs", description = "Of each form (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Option(
      names = "--submitters",
      description = "At once, one entry a time each (default: ${DEFAULT-VALUE}).")
  private int submitters = 256;

  @Option(names = "--seconds", description = "Of the disk's probe (default: ${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  LogCommand(Results results) {
    this.results = results;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("log", scratch.path());
      result.put("entries", entries);
      List<Object> disk = new ArrayList<>();
      List<BareLog.Done> bulk = new ArrayList<>();
      List<BareLog.Done> single = new ArrayList<>();
      // The first round only warms up.
      for (int run = 0; run <= runs; run++) {
        long[] syncs = DiskProbe.run(scratch.path(), seconds);
        BareLog.Done thousands = run(scratch.resolve("bulk-" + run), 2, 1000);
        BareLog.Done ones = run(scratch.resolve("single-" + run), submitters, 1);
        Progress.note(
            "  %s: disk %,d syncs/s; log %,.0f entries/s by thousands, %,.0f by ones"
                .formatted(
                    run == 0 ? "warm-up" : "run " + run,
                    syncs.length / seconds,
                    thousands.published(),
                    ones.published()));
        if (run > 0) {
          disk.add(Spread.ofDurations(syncs));
          bulk.add(thousands);
          single.add(ones);
        }
      }
      result.put("disk_fdatasync", disk);
      result.put("two_submitters_1000_entries_each", side(bulk));
      result.put(submitters + "_submitters_one_entry_each", side(single));
      results.print(result);
    }
    return 0;
  }

  private BareLog.Done run(Path data, int threads, int batch)
      throws IOException, InterruptedException {
    try (BareLog log = BareLog.open(data)) {
      return log.commit(entries, threads, batch);
    } finally {
      Scratch.delete(data);
    }
  }

  private static Map<String, Object> side(List<BareLog.Done> done) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put(
        "durable_per_second", Spread.ofRuns(done.stream().map(BareLog.Done::durable).toList()));
    side.put(
        "published_per_second", Spread.ofRuns(done.stream().map(BareLog.Done::published).toList()));
    side.put("syncs", done.stream().map(BareLog.Done::batches).toList());
    return side;
  }
}
