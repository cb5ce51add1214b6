package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node does not start on keys that every user of the machine can read. */
final class SecretFileTest {

  @TempDir private Path folder;

  @Test
  void keysThatEveryoneCanReadStopTheStartWithASentence() throws Exception {
    Path data = folder.resolve("data");
    LocalNode.create(data).close();
    Path key = data.resolve("keys/log");

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> LocalNode.start(data)).hasMessageContaining("run chmod 600 " + key);

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    LocalNode.start(data).close();
  }
}
