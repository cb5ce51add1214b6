package org.mithaq.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many who listen while objects come in. */
@Command(
    name = "stream",
    description = "Posts objects to a node while many listen to all of them over /stream.",
    mixinStandardHelpOptions = true)
final class StreamCommand implements Callable<Integer> {

  private final Results results;

  @Option(names = "--listeners", description = "At once, up to 2000 (default: ${DEFAULT-VALUE}).")
  private int listeners = 1000;

  @Option(names = "--objects", description = "In each run (default: ${DEFAULT-VALUE}).")
  private long objects = 10_000;

  @Option(
      names = "--runs",
      description = "After one that does not count (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();
  @Mixin private NodeOptions nodeOptions = new NodeOptions();

  StreamCommand(Results results) {
    this.results = results;
  }

  /** What the runs gave. */
  private static final class Gathered {
    final List<Double> alone = new ArrayList<>();
    final List<Double> taken = new ArrayList<>();
    final List<Double> heard = new ArrayList<>();
    final List<Double> median = new ArrayList<>();
    final List<Double> last = new ArrayList<>();
    final List<Double> megabytes = new ArrayList<>();
    final List<Double> serverCpu = new ArrayList<>();
    final List<Double> clientCpu = new ArrayList<>();
    final List<Double> single = new ArrayList<>();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Corpus corpus = corpusOptions.open();
    try (Scratch scratch = nodeOptions.scratch()) {
      Map<String, Object> result = results.begin("stream", scratch.path());
      result.put("listeners", listeners);
      result.put("objects", objects);
      result.put("corpus", corpus.name());
      result.put("heap", nodeOptions.heap());
      Gathered gathered = new Gathered();
      try (NodeProcess node = nodeOptions.start(scratch.resolve("data"))) {
        long next = 0;
        for (int run = 0; run <= runs; run++) {
          Gathered into = run == 0 ? new Gathered() : gathered;
          into.alone.add(new Posting(node, corpus, 2).send(next, next + objects).perSecond());
          next += objects;
          if (run == 0) {
            result.put("memory_before", ProcessFigures.memory(node.pid()));
          }
          run(node, corpus, next, into);
          next += objects + 1;
          Progress.note(
              "  run %d: all heard all after %.2f s".formatted(run, into.heard.getLast()));
        }
        result.put("memory_after", ProcessFigures.memory(node.pid()));
      }
      result.put("objects_per_second_without_listeners", Spread.ofRuns(gathered.alone));
      result.put("objects_per_second_beside_listeners", Spread.ofRuns(gathered.taken));
      result.put("seconds_until_all_heard_all", Spread.ofRuns(gathered.heard));
      result.put("median_listener_behind_last_answer_ms", Spread.ofRuns(gathered.median));
      result.put("last_listener_behind_last_answer_ms", Spread.ofRuns(gathered.last));
      result.put("single_object_until_all_heard_it_ms", Spread.ofRuns(gathered.single));
      result.put("megabytes_sent", Spread.ofRuns(gathered.megabytes));
      result.put("server_cpu_seconds", Spread.ofRuns(gathered.serverCpu));
      result.put("client_cpu_seconds", Spread.ofRuns(gathered.clientCpu));
      results.print(result);
    }
    return 0;
  }

  private void run(NodeProcess node, Corpus corpus, long from, Gathered into)
      throws IOException, InterruptedException {
    List<Ear> ears = new ArrayList<>();
    try {
      for (int i = 0; i < listeners; i++) {
        ears.add(node.ear(NodeProcess.USER));
      }
      double server = ProcessFigures.cpuSeconds(node.handle());
      double client = ProcessFigures.ownCpuSeconds();
      long began = System.nanoTime();
      List<CompletableFuture<Long>> hearing = hearing(ears, objects);
      Posting.Sent sent = new Posting(node, corpus, 2).send(from, from + objects);
      if (sent.accepted() != objects) {
        throw new IOException("the node took " + sent.accepted() + " of " + objects + " objects");
      }
      long answered = System.nanoTime();
      long[] ends = awaited(hearing);
      into.taken.add(sent.perSecond());
      into.heard.add((ends[ends.length - 1] - began) / 1e9);
      into.median.add((ends[ends.length / 2] - answered) / 1e6);
      into.last.add((ends[ends.length - 1] - answered) / 1e6);
      into.megabytes.add(ears.stream().mapToLong(Ear::bytes).sum() / 1e6);
      into.serverCpu.add(ProcessFigures.cpuSeconds(node.handle()) - server);
      into.clientCpu.add(ProcessFigures.ownCpuSeconds() - client);
      hearing = hearing(ears, objects + 1);
      began = System.nanoTime();
      new Posting(node, corpus, 1).send(from + objects, from + objects + 1);
      ends = awaited(hearing);
      into.single.add((ends[ends.length - 1] - began) / 1e6);
    } finally {
      for (Ear ear : ears) {
        ear.close();
      }
    }
  }

  private static List<CompletableFuture<Long>> hearing(List<Ear> ears, long count) {
    List<CompletableFuture<Long>> hearing = new ArrayList<>();
    for (Ear ear : ears) {
      CompletableFuture<Long> end = new CompletableFuture<>();
      hearing.add(end);
      Thread.ofVirtual()
          .start(() -> {
            try {
              end.complete(ear.hear(count));
            } catch (IOException | RuntimeException e) {
              end.completeExceptionally(e);
            }
          });
    }
    return hearing;
  }

  /** When each was through, in order. */
  private static long[] awaited(List<CompletableFuture<Long>> hearing)
      throws IOException, InterruptedException {
    try {
      long[] ends = new long[hearing.size()];
      for (int i = 0; i < ends.length; i++) {
        ends[i] = hearing.get(i).get();
      }
      java.util.Arrays.sort(ends);
      return ends;
    } catch (ExecutionException e) {
      throw new IOException("a listener was cut off: " + e.getCause(), e);
    }
  }
}
