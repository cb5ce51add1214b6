package org.mithaq.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** A file that holds a secret. */
final class SecretFile {

  private SecretFile() {}

  /**
   * Makes sure that not every user of the machine can read it, where the file system knows of
   * users. A file that is not there is for others to miss.
   *
   * @throws IOException with a sentence that says what to do
   */
  static void check(Path file) throws IOException {
    if (Files.exists(file)
        && Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(
          "every user of this machine can read the secret in %s: run chmod 600 %s"
              .formatted(file, file));
    }
  }
}
