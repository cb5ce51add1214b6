package org.mithaq.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder for one scenario, which goes when the scenario ends. */
record Scratch(Path path) implements AutoCloseable {

  /** Below the given folder, else where the system keeps temporary files. */
  static Scratch make(Optional<Path> below) throws IOException {
    if (below.isPresent()) {
      Path parent = Files.createDirectories(below.get().toAbsolutePath());
      return new Scratch(Files.createTempDirectory(parent, "mithaq-bench-"));
    }
    return new Scratch(Files.createTempDirectory("mithaq-bench-"));
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : paths) {
      Files.deleteIfExists(one);
    }
  }

  @Override
  public void close() {
    try {
      delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
