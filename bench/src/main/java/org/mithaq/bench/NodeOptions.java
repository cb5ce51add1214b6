package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a scenario runs its node. */
final class NodeOptions {

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Greatest heap of the node's JVM (default: ${DEFAULT-VALUE}).")
  private String heap = "1g";

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "One more option for the node's JVM; may be repeated.")
  private List<String> jvm = new ArrayList<>();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where data, pages and the database lie: the disk that is measured.")
  private Optional<Path> work = Optional.empty();

  Scratch scratch() throws IOException {
    return Scratch.make(work);
  }

  String heap() {
    return heap;
  }

  NodeProcess start(Path data) throws IOException, InterruptedException {
    return NodeProcess.start(data, heap, jvm);
  }
}
