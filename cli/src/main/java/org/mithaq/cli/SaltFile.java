package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import org.mithaq.cli.http.FailedException;

/** The salt of a commitment, for its owner alone: 64 hexadecimal digits. */
final class SaltFile {

  private static final int DIGITS = 64;

  private SaltFile() {}

  static void write(Path file, byte[] salt) throws IOException, FailedException {
    try (var channel =
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(
          java.nio.ByteBuffer.wrap(
              HexFormat.of().formatHex(salt).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException e) {
      throw new FailedException(file + " is there already: a salt is never written over.", e);
    }
  }

  static byte[] read(Path file) throws IOException, FailedException {
    String text = Files.readString(file).strip();
    if (text.length() != DIGITS) {
      throw new FailedException(file + " holds no salt: it has 64 hexadecimal digits.");
    }
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new FailedException(file + " holds no salt: it has 64 hexadecimal digits.", e);
    }
  }
}
