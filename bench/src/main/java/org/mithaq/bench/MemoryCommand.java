package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills and serves many objects in a small heap. */
@Command(
    name = "memory",
    description = "Fills a node, reads everything and objects by id; reports its memory.",
    mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {

  private static final int LIMIT = 1000;

  private final Results results;

  @Option(names = "--objects", description = "How many (default: ${DEFAULT-VALUE}).")
  private long objects = 1_000_000;

  @Option(names = "--posters", description = "While filling (default: ${DEFAULT-VALUE}).")
  private int posters = 2;

  @Option(names = "--gets", description = "Objects read by id (default: ${DEFAULT-VALUE}).")
  private int gets = 2000;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();
  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  MemoryCommand(Results results) {
    this.results = results;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Corpus corpus = corpusOptions.open();
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("memory", scratch.path());
      result.put("objects", objects);
      result.put("corpus", corpus.name());
      result.put("heap", nodeOptions.heap());
      Path data = scratch.resolve("data");
      try (NodeProcess node = nodeOptions.start(data)) {
        Progress.note("Filling %,d objects".formatted(objects));
        Posting.Sent sent = new Posting(node, corpus, posters).send(0, objects);
        node.awaitPublished(sent.accepted());
        result.put("filled_per_second", sent.perSecond());
        result.put("refused", sent.objects() - sent.accepted());
        result.put("after_filling", memory(node));
      }
      Progress.note("Starting again");
      try (NodeProcess node = nodeOptions.start(data)) {
        result.put("after_start", memory(node));
        Progress.note("Reading everything");
        result.put("drain", drain(node));
        result.put("after_drain", memory(node));
        Progress.note("Reading %,d objects by id".formatted(gets));
        result.put("gets_by_id", gets(node, corpus));
        result.put("after_gets", memory(node));
      }
      results.print(result);
    }
    return 0;
  }

  private static Map<String, Object> drain(NodeProcess node) throws IOException {
    Drain drain = Drain.ofNode(node, LIMIT, Long.MAX_VALUE, 1);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("pages_of_" + LIMIT, drain.nanos().length);
    figures.put("bytes", drain.bytes());
    figures.put("bytes_per_second", drain.bytesPerSecond());
    figures.put("pages", Spread.ofDurations(drain.nanos()));
    return figures;
  }

  private Map<String, Object> gets(NodeProcess node, Corpus corpus) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    long[] nanos = new long[gets];
    Bytes expected = new Bytes(1 << 16);
    long unlike = 0;
    try (Connection connection = node.connect()) {
      for (int i = 0; i < gets; i++) {
        long index = random.nextLong(objects);
        String target = NodeProcess.OBJECTS + corpus.id(index) + "/?match%5Bversion%5D=all";
        long start = System.nanoTime();
        Connection.Answer answer = connection.get(target, NodeProcess.TAXII, 64 << 20);
        nanos[i] = System.nanoTime() - start;
        expected.clear();
        corpus.append(index, expected);
        if (answer.status() != 200
            || !contains(answer.kept(), expected.array(), expected.length())) {
          unlike++;
        }
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>(Spread.ofDurations(nanos));
    figures.put("not_byte_for_byte", unlike);
    return figures;
  }

  private static boolean contains(byte[] page, byte[] object, int length) {
    for (int at = 0; at + length <= page.length; at++) {
      if (Arrays.equals(page, at, at + length, object, 0, length)) {
        return true;
      }
    }
    return false;
  }

  /** After a full collection of garbage; of the heap what {@code jcmd} says. */
  private static Map<String, Object> memory(NodeProcess node)
      throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(node.pid());
    var _ = Commands.run(List.of(jcmd, pid, "GC.run"));
    Map<String, Object> memory = ProcessFigures.memory(node.pid());
    long used = 0;
    for (String line : Commands.run(List.of(jcmd, pid, "GC.heap_info")).lines().toList()) {
      // As in «PSYoungGen total 9216K, used 1024K [0x…»: young and old one after the other.
      if (line.contains("PSYoungGen") || line.contains("ParOldGen")) {
        used += Posting.number(line.replaceFirst(".*used (\\d+)K.*", "used=$1"), "used=");
      }
    }
    memory.put("heap_used_after_gc_kib", used);
    return memory;
  }
}
