package org.mithaq.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
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

  private static final List<String> LANGUAGES = List.of("ar", "en", "fr");
  private static final int DAYS = 2900;
  private static final long SEED = 5;
  private static final int LONGEST = 1 << 20;

  private final Results results;

  @Option(names = "--parties", description = "How many (default: ${DEFAULT-VALUE}).")
  private long parties = 10_000;

  @Option(names = "--objects", description = "How many (default: ${DEFAULT-VALUE}).")
  private long objects = 1_000_000;

  @Option(names = "--pages", description = "Pages read of each kind (default: ${DEFAULT-VALUE}).")
  private int pages = 300;

  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  SiteCommand(Results results) {
    this.results = results;
  }

  /** A kind of page: its address behind the language, drawn anew each time. */
  private interface Kind {
    String path(SplittableRandom random);
  }

  private Map<String, Kind> kinds() {
    Corpus register = new RegisterCorpus(parties);
    Corpus threats = new SyntheticCorpus(SEED);
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("home", random -> "/?as_of=" + day(random));
    kinds.put("map", random -> "/map.svg?as_of=" + day(random));
    kinds.put("story", _ -> "/story");
    kinds.put("register", random -> "/register?as_of=" + day(random));
    kinds.put(
        "parties", random -> "/register/parties?as_of=%s&category=company".formatted(day(random)));
    kinds.put("parties found", random -> "/register/parties?q=party+" + random.nextLong(parties));
    kinds.put("positions", random -> "/register/positions?country=FR&as_of=" + day(random));
    kinds.put("party", random -> "/register/parties/" + register.id(random.nextLong(parties)));
    kinds.put("circles", random -> "/register/circles?as_of=" + day(random));
    kinds.put("circle", random -> "/register/circles/nato?as_of=" + day(random));
    kinds.put("undertakings", random -> "/register/undertakings?as_of=" + day(random));
    kinds.put("accord", random -> "/register/accords/paris-call?as_of=" + day(random));
    kinds.put("threats", _ -> "/threats");
    kinds.put("search", random -> "/threats?q=exercise+" + random.nextLong(objects) / 8 * 8);
    kinds.put(
        "observable",
        random ->
            "/threats?q=hxxp://host-%d[.]example/x"
                .formatted(random.nextLong(objects) / 8 * 8 + 1));
    kinds.put("object", random -> "/threats/objects/" + threats.id(random.nextLong(objects)));
    kinds.put("incidents", _ -> "/threats/incidents");
    return kinds;
  }

  private static String day(SplittableRandom random) {
    return LocalDate.of(2018, 11, 12).plusDays(random.nextInt(DAYS)).toString();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("site", scratch.path());
      result.put("parties", parties);
      result.put("objects", objects);
      result.put("heap", nodeOptions.heap());
      try (NodeProcess node = nodeOptions.start(scratch.resolve("data"))) {
        Progress.note("Filling %,d parties with positions".formatted(parties));
        new Posting(node, new RegisterCorpus(parties), 1, DEPOSITARY, PUBLIC).send(0, 2 * parties);
        Progress.note("Filling %,d objects".formatted(objects));
        Posting.Sent sent = new Posting(node, new SyntheticCorpus(SEED), 2).send(0, objects);
        result.put("refused", sent.objects() - sent.accepted());
        node.awaitPublished(objects + 2 * parties);
        result.put("first_page_gzip_bytes", first(node));
        for (Map.Entry<String, Kind> kind : kinds().entrySet()) {
          read(node, kind.getValue(), pages / 4 + 1);
          Map<String, Object> spread = read(node, kind.getValue(), pages);
          Progress.note("  %s: %s".formatted(kind.getKey(), spread));
          result.put(kind.getKey(), spread);
        }
        result.put("memory", ProcessFigures.memory(node.pid()));
      }
      results.print(result);
    }
    return 0;
  }

  /** The Arabic home page with its style and scripts; without the map. */
  private static long first(NodeProcess node) throws IOException {
    long bytes = 0;
    try (Connection connection = node.connect()) {
      for (String path :
          List.of(
              "/ar/",
              "/assets/site.css",
              "/assets/days.js",
              "/assets/times.js",
              "/assets/seal.svg")) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
          gzip.write(page(connection, path, LONGEST).kept());
        }
        bytes += packed.size();
      }
    }
    return bytes;
  }

  private static Map<String, Object> read(NodeProcess node, Kind kind, int count)
      throws IOException {
    SplittableRandom random = new SplittableRandom(count);
    long[] nanos = new long[count];
    try (Connection connection = node.connect()) {
      for (int i = 0; i < count; i++) {
        String path = "/" + LANGUAGES.get(i % LANGUAGES.size()) + kind.path(random);
        long start = System.nanoTime();
        page(connection, path, 0);
        nanos[i] = System.nanoTime() - start;
      }
    }
    return Spread.ofDurations(nanos);
  }

  private static Connection.Answer page(Connection connection, String path, int keep)
      throws IOException {
    Connection.Answer answer = connection.get(path, "*/*", Math.max(keep, 2000));
    if (answer.status() != 200) {
      throw new IOException(path + ": the node answered " + answer.status() + answer.text());
    }
    return answer;
  }
}
