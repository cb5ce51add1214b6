package org.mithaq.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long the site's pages take over a large ledger, kind by kind. */
@Command(
    name = "site",
    description = "Fills a register and a collection, then reads the site's pages at random.",
    mixinStandardHelpOptions = true)
final class SiteCommand implements Callable<Integer> {

  private static final String DEPOSITARY = "depositary:demo";

  /** The demo's collection {@code public}. */
  private static final String PUBLIC =
      "/taxii2/accord/collections/79cf3ddd-f837-4f63-9894-a36567201170/objects/";

  private static final long SEED = 5;
  private static final int POSITIONS_EACH = 2;

  /** What a browser fetches for the first page it sees, but for the map. */
  private static final List<String> FIRST =
      List.of(
          "/ar/", "/assets/site.css", "/assets/days.js", "/assets/times.js", "/assets/seal.svg");

  private final Results results;

  @Option(names = "--parties", description = "With two positions each (default: ${DEFAULT-VALUE}).")
  private long parties = 10_000;

  @Option(names = "--objects", description = "Threat objects (default: ${DEFAULT-VALUE}).")
  private long objects = 1_000_000;

  @Option(
      names = "--pages",
      description = "Pages of each kind that a run reads (default: ${DEFAULT-VALUE}).")
  private int pages = 300;

  @Option(names = "--runs", description = "How many (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  SiteCommand(Results results) {
    this.results = results;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Corpus register = new RegisterCorpus(parties);
    Corpus threats = new SyntheticCorpus(SEED);
    long entries = (1 + POSITIONS_EACH) * parties;
    Map<String, SitePages.Kind> kinds = new SitePages(register, parties, threats, objects).kinds();
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("site", scratch.path());
      result.put("parties", parties);
      result.put("positions", entries - parties);
      result.put("objects", objects);
      result.put("heap", nodeOptions.heap());
      try (NodeProcess node = nodeOptions.start(scratch.resolve("data"))) {
        long sample = node.published();
        Progress.note("Filling %,d parties with positions".formatted(parties));
        Posting.Sent entered = new Posting(node, register, 1, DEPOSITARY, PUBLIC).send(0, entries);
        Progress.note("Filling %,d objects".formatted(objects));
        Posting.Sent sent = new Posting(node, threats, 2).send(0, objects);
        result.put(
            "refused", entered.objects() - entered.accepted() + sent.objects() - sent.accepted());
        node.awaitPublished(sample + entered.accepted() + sent.accepted());
        Visitor visitor = node.visitor();
        result.put("first_request_ms", once(visitor, kinds));
        result.put("first_page_sent_bytes", first(visitor));
        Progress.note("Warming up");
        read(visitor, kinds, pages, new SplittableRandom(1));
        result.put("load_before_pages", Machine.load());
        measure(visitor, kinds, result);
        result.put("memory", ProcessFigures.memory(node.pid()));
      }
      results.print(result);
    }
    return 0;
  }

  /** A page of each kind from a node that has not shown one yet. */
  private static Map<String, Object> once(Visitor visitor, Map<String, SitePages.Kind> kinds)
      throws IOException {
    Map<String, Object> first = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(0);
    for (Map.Entry<String, SitePages.Kind> kind : kinds.entrySet()) {
      first.put(kind.getKey(), visitor.read(kind.getValue().anywhere(random)).nanos() / 1e6);
    }
    return first;
  }

  /** The Arabic home page with its style and scripts, as they are sent. */
  private static Map<String, Object> first(Visitor visitor) throws IOException {
    Map<String, Object> sizes = new LinkedHashMap<>();
    long sum = 0;
    for (String path : FIRST) {
      Visitor.Page page = visitor.read(path);
      sizes.put(path + (page.compressed() ? ", gzip" : ""), page.sent().length);
      sum += page.sent().length;
    }
    sizes.put("together", sum);
    return sizes;
  }

  private void measure(
      Visitor visitor, Map<String, SitePages.Kind> kinds, Map<String, Object> result)
      throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    Map<String, List<long[]>> byKind = new LinkedHashMap<>();
    List<long[]> overall = new ArrayList<>();
    List<Double> p95 = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Map<String, long[]> durations = read(visitor, kinds, pages, random);
      durations.forEach(
          (kind, nanos) -> byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(nanos));
      long[] all = together(durations.values().stream().toList());
      overall.add(all);
      p95.add(Spread.p95(all));
      Progress.note("  run %d: p95 %.1f ms".formatted(run + 1, p95.getLast()));
    }
    result.put("pages", Spread.ofDurations(together(overall)));
    result.put("p95_ms_of_runs", Spread.ofRuns(p95));
    Map<String, Object> spreads = new LinkedHashMap<>();
    byKind.forEach((kind, nanos) -> spreads.put(kind, Spread.ofDurations(together(nanos))));
    result.put("kinds", spreads);
  }

  /** The kinds in turns, so that a disturbance does not meet one of them alone. */
  private static Map<String, long[]> read(
      Visitor visitor, Map<String, SitePages.Kind> kinds, int count, SplittableRandom random)
      throws IOException {
    Map<String, long[]> durations = new LinkedHashMap<>();
    kinds.keySet().forEach(kind -> durations.put(kind, new long[count]));
    for (int i = 0; i < count; i++) {
      int at = i;
      for (Map.Entry<String, SitePages.Kind> kind : kinds.entrySet()) {
        long nanos = visitor.read(kind.getValue().anywhere(random)).nanos();
        durations.computeIfPresent(
            kind.getKey(),
            (_, of) -> {
              of[at] = nanos;
              return of;
            });
      }
    }
    return durations;
  }

  private static long[] together(List<long[]> parts) {
    return parts.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
