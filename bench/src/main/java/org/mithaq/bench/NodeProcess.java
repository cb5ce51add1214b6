package org.mithaq.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A demonstration node in a JVM of its own, with the launcher's options. */
final class NodeProcess implements AutoCloseable {

  /** Reads and writes the lenient collection. */
  static final String USER = "cert-xa:demo";

  static final String TAXII = "application/taxii+json;version=2.1";

  /** The demo's collection {@code feeds}. */
  static final String OBJECTS =
      "/taxii2/accord/collections/f787b142-04ee-4c39-a434-4af9361c3380/objects/";

  private static final Duration LONGEST_START = Duration.ofMinutes(15);

  private final Process process;
  private final int port;
  private final Path log;

  private NodeProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts a node and waits until it is ready.
   *
   * @param data its directory; made if missing. What it says goes to a file beside it
   */
  static NodeProcess start(Path data, String heap, List<String> jvm)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = data.resolveSibling(data.getFileName() + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC"));
    command.add("-Xmx" + heap);
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.mithaq.cli.Mithaq"));
    command.addAll(List.of("demo", "--port", Integer.toString(port), "--data", data.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    NodeProcess node = new NodeProcess(process, port, log);
    try {
      awaitReady(port, process);
      return node;
    } catch (IOException | InterruptedException e) {
      node.close();
      throw e;
    }
  }

  /** A port that nobody listened on a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Asks {@code /readyz} until the answer is 200. */
  static void awaitReady(int port, Process process) throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (!isReady(port)) {
      if (!process.isAlive()) {
        throw new IOException("the node ended before it was ready; --work keeps nothing of it");
      }
      if (System.nanoTime() - began > LONGEST_START.toNanos()) {
        throw new IOException("the node was not ready after " + LONGEST_START.toMinutes() + " min");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static boolean isReady(int port) {
    try (Connection connection = new Connection(port, "")) {
      return connection.get("/readyz", "*/*", 0).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  Connection connect() throws IOException {
    return connect(USER);
  }

  /** Connects as a user, {@code name:secret}. */
  Connection connect(String user) throws IOException {
    return new Connection(port, user);
  }

  /** One who is told of acts from the next one on, as a user, {@code name:secret}. */
  Ear ear(String user) throws IOException {
    return new Ear(port, user);
  }

  /** One who reads its pages as a browser does. */
  Visitor visitor() {
    return new Visitor(port, USER);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  long pid() {
    return process.pid();
  }

  /** Leaves under the log's last checkpoint. */
  long published() throws IOException {
    try (Connection connection = connect()) {
      String checkpoint = connection.get("/log/checkpoint", "*/*", 4096).text();
      return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElse("0"));
    }
  }

  /** Waits until the last checkpoint covers so many acts. */
  void awaitPublished(long acts) throws IOException, InterruptedException {
    while (published() < acts) {
      if (!process.isAlive()) {
        throw new IOException("the node ended: " + lastWords());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** The end of what it said. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  /** Stops it as an operator would. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
