package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All files of a data directory, held in memory without the zeros that a segment ends in. Segments
 * are laid out again with a little room only, as that is all a test needs.
 */
record Image(SortedMap<String, byte[]> files) {

  static final int ROOM = 64 << 10;

  static Image of(Path root) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString();
        if (!name.equals("lock")) {
          try {
            files.put(name, name.endsWith(".seg") ? used(path) : Files.readAllBytes(path));
          } catch (NoSuchFileException e) {
            // Of a running node: the index has merged it into another.
            assertThat(name).startsWith("index/");
          }
        }
      }
    }
    return new Image(files);
  }

  private static byte[] used(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      byte[] bytes = new byte[0];
      ByteBuffer part = ByteBuffer.allocate(1 << 20);
      byte[] zeros = new byte[part.capacity()];
      while (channel.read(part.clear()) > 0
          && !Arrays.equals(part.array(), 0, part.position(), zeros, 0, part.position())) {
        int before = bytes.length;
        bytes = Arrays.copyOf(bytes, before + part.position());
        System.arraycopy(part.array(), 0, bytes, before, part.position());
      }
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] == 0) {
        end--;
      }
      return Arrays.copyOf(bytes, end);
    }
  }

  /** Bytes of a file on disk. */
  int size(String name) {
    return files.get(name).length + (name.endsWith(".seg") ? ROOM : 0);
  }

  /** Puts the directory there as it was, in place of whatever is there. */
  void restore(Path root) throws IOException {
    delete(root);
    for (String name : files.keySet()) {
      restore(root, name);
    }
  }

  private void restore(Path root, String name) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, Arrays.copyOf(files.get(name), size(name)));
    if (name.startsWith("keys/")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Puts those files back alone whose names begin so. */
  void restoreOnly(Path root, String prefix) throws IOException {
    for (String name : List.copyOf(files.keySet())) {
      if (name.startsWith(prefix)) {
        restore(root, name);
      }
    }
  }

  /** Changes one byte of a file on disk to another. */
  static void flip(Path file, long offset, int mask) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      one.put(0, (byte) (one.get(0) ^ mask)).rewind();
      channel.write(one, offset);
    }
  }

  static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
