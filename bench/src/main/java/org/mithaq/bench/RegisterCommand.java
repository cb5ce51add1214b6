package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pages of a large register at any two days. */
@Command(
    name = "register",
    description = "Fills a register and reads pages of 100 positions with counts at random days.",
    mixinStandardHelpOptions = true)
final class RegisterCommand implements Callable<Integer> {

  private static final String DEPOSITARY = "depositary:demo";

  /** The demo's collection {@code public}. */
  private static final String PUBLIC =
      "/taxii2/accord/collections/79cf3ddd-f837-4f63-9894-a36567201170/objects/";

  private static final String[] FILTERS = {
    "", "&category=academia", "&country=FR", "&stance=withdrawn", "&date_quality=by"
  };
  private static final int DAYS = 2900;

  private final Results results;

  @Option(names = "--parties", description = "How many (default: ${DEFAULT-VALUE}).")
  private long parties = 100_000;

  @Option(names = "--positions", description = "How many (default: ${DEFAULT-VALUE}).")
  private long positions = 1_000_000;

  @Option(names = "--pages", description = "Pages read (default: ${DEFAULT-VALUE}).")
  private int pages = 2000;

  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  RegisterCommand(Results results) {
    this.results = results;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Corpus corpus = new RegisterCorpus(parties);
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("register", scratch.path());
      result.put("parties", parties);
      result.put("positions", positions);
      result.put("heap", nodeOptions.heap());
      Path data = scratch.resolve("data");
      try (NodeProcess node = nodeOptions.start(data)) {
        Progress.note("Filling %,d parties, %,d positions".formatted(parties, positions));
        Posting.Sent sent =
            new Posting(node, corpus, 1, DEPOSITARY, PUBLIC).send(0, parties + positions);
        result.put("filled_per_second", sent.perSecond());
        result.put("refused", sent.objects() - sent.accepted());
        Progress.note("Reading %,d pages".formatted(pages));
        read(node, pages / 4);
        result.put("pages_of_100", read(node, pages));
      }
      Progress.note("Starting again");
      long began = System.nanoTime();
      try (NodeProcess node = nodeOptions.start(data)) {
        result.put("start_seconds", (System.nanoTime() - began) / 1e9);
        read(node, pages / 4);
        result.put("pages_of_100_after_start", read(node, pages));
        result.put("memory", ProcessFigures.memory(node.pid()));
      }
      results.print(result);
    }
    return 0;
  }

  /** Each at a day of its own, from a place of its own. */
  private Map<String, Object> read(NodeProcess node, int count) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    long[] nanos = new long[count];
    try (Connection connection = node.connect()) {
      for (int i = 0; i < count; i++) {
        String target =
            "/register/positions.json?accord=paris-call&limit=100&as_of=%s&next=%d%s"
                .formatted(
                    LocalDate.of(2018, 11, 12).plusDays(random.nextInt(DAYS)),
                    random.nextLong(parties + positions),
                    FILTERS[random.nextInt(FILTERS.length)]);
        long start = System.nanoTime();
        Connection.Answer answer = connection.get(target, "application/json", 200);
        nanos[i] = System.nanoTime() - start;
        if (answer.status() != 200) {
          throw new IOException("the node answered " + answer.status() + ": " + answer.text());
        }
      }
    }
    return Spread.ofDurations(nanos);
  }
}
