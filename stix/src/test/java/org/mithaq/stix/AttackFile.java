package org.mithaq.stix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The ATT&CK bundle beside the repository, where it is there. */
final class AttackFile {
  private static final String NAME = "data/attack/attack-stix-2.1.json.gz";

  private AttackFile() {}

  /** Found by the system property {@code mithaq.shared}, or in a folder «shared» further up. */
  static Optional<Path> find() {
    String property = System.getProperty("mithaq.shared");
    if (property != null) {
      return Optional.of(Path.of(property, NAME)).filter(Files::isReadable);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(p -> p.resolve("shared").resolve(NAME))
        .filter(Files::isReadable)
        .findFirst();
  }

  static InputStream open(Path file) throws IOException {
    return new GZIPInputStream(Files.newInputStream(file), 1 << 16);
  }
}
