package org.mithaq.cli;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mithaq.node.Node;
import org.mithaq.node.config.Endpoint;
import picocli.CommandLine.Command;

/**
 * Two short lives of a node, so that the JVM can keep what it loads for quicker starts (JEP 514).
 */
@Command(name = "warm-up", hidden = true, mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final String SAMPLE =
      """
      {"objects":[{"type":"indicator","spec_version":"2.1",
      "id":"indicator--3e1f5b6a-8a3a-4b2f-9d3f-0f2f3c4d5e6f","created":"2026-01-01T00:00:00.000Z",
      "modified":"2026-01-01T00:00:00.000Z","name":"Exercise","pattern_type":"stix",
      "pattern":"[ipv4-addr:value = '198.51.100.3']","valid_from":"2026-01-01T00:00:00Z"}]}
      """;

  private final Io io;

  WarmUpCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws Exception {
    Logging.configure(io);
    Path scratch = Files.createTempDirectory("mithaq-warm-up-");
    try {
      Path data = scratch.resolve("data");
      Path sample = scratch.resolve("sample.json");
      Files.writeString(sample, SAMPLE, StandardCharsets.UTF_8);
      int first = life(data, sample);
      return Math.max(first, life(data, sample));
    } finally {
      Scratch.delete(scratch);
    }
  }

  /** On an empty directory, then on one that holds something. */
  private int life(Path data, Path sample) throws Exception {
    Map<String, String> secrets = Demo.knownSecrets();
    try (Node node = Demo.start(data, new Endpoint("127.0.0.1", 0), secrets)) {
      new DemoGuide(io.out(), node, secrets).print();
      String url = "http://127.0.0.1:" + node.port();
      try (InputStream readiness = URI.create(url + "/readyz").toURL().openStream()) {
        readiness.readAllBytes();
      }
      int pushed =
          Mithaq.run(io, "push", "--user", "cert-xa:demo", url, "exercise", sample.toString());
      int pulled = Mithaq.run(io, "pull", "--user", "cert-xb:demo", url, "exercise");
      return Math.max(pushed, pulled);
    }
  }
}
