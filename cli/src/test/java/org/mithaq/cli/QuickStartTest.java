package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to a node is taken for plain arguments alone, and leads where picocli's does. */
final class QuickStartTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream sink = new PrintStream(said, true, StandardCharsets.UTF_8);
  private final Io io =
      new Io(InputStream.nullInputStream(), sink, sink, Map.of(), () -> false, _ -> {});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "demo --port 0",
        "demo --data d --port 8081",
        "serve",
        "serve --config x.yaml"
      })
  void understandsPlainStarts(String line) {
    assertThat(QuickStart.of(io, line.split(" ", -1))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "push",
        "demo --help",
        "demo -h",
        "demo --port",
        "demo --port x",
        "demo --port 99999999999",
        "demo --port=8081",
        "demo --port 1 --port 2",
        "demo --data @file",
        "demo --data ",
        "demo --config x.yaml",
        "demo here",
        "serve --config --help",
        "serve --config \"x\"",
        "serve --config \0"
      })
  void leavesTheRestToPicocli(String line) {
    assertThat(QuickStart.of(io, line.split(" ", -1))).isEmpty();
  }

  @Test
  void servesTheSameConfiguration() {
    assertSame("no such file", "serve", "--config", "missing.yaml");
    assertSame("mithaq.yaml", "serve");
  }

  @Test
  void opensTheSameDirectory(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertSame(file.toString(), "demo", "--data", file.toString(), "--port", "0");
  }

  /** Both ways fail, in the same words. */
  private void assertSame(String words, String... args) {
    assertThat(QuickStart.of(io, args)).isPresent();
    assertThat(Mithaq.run(io, args)).isEqualTo(Mithaq.FAILED);
    String quick = said.toString(StandardCharsets.UTF_8);
    said.reset();
    assertThat(Mithaq.commandLine(io, Optional.of(args[0])).execute(args)).isEqualTo(Mithaq.FAILED);
    assertThat(quick).contains(words).isEqualTo(said.toString(StandardCharsets.UTF_8));
    said.reset();
  }
}
