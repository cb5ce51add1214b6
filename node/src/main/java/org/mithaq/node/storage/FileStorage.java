package org.mithaq.node.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files of the operating system below a root directory. */
public final class FileStorage implements Storage {

  private final Path root;

  public FileStorage(Path root) {
    this.root = root;
  }

  @Override
  public StoredFile open(String name) throws IOException {
    return new ChannelFile(channel(name, true));
  }

  @Override
  public MemorySegment map(String name, long size, Arena arena) throws IOException {
    try (FileChannel channel = channel(name, false)) {
      if (channel.size() < size) {
        throw new IOException(name + " has " + channel.size() + " bytes, not " + size);
      }
      return channel.map(MapMode.READ_ONLY, 0, size, arena);
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(path(name));
  }

  @Override
  public boolean isDirectory(String name) {
    return Files.isDirectory(path(name));
  }

  @Override
  public List<String> list(String directory) throws IOException {
    Path path = path(directory);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public void deleteDirectory(String directory) throws IOException {
    try {
      Files.deleteIfExists(path(directory));
    } catch (DirectoryNotEmptyException e) {
      // Someone wrote into it in between: it is wanted.
    }
  }

  @Override
  public void syncDirectory(String directory) throws IOException {
    Path path = path(directory);
    Files.createDirectories(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public long usableSpace() throws IOException {
    return root.toFile().getUsableSpace();
  }

  private FileChannel channel(String name, boolean make) throws IOException {
    Path path = path(name);
    if (!make) {
      return FileChannel.open(path, StandardOpenOption.READ);
    }
    try {
      return writable(path);
    } catch (NoSuchFileException e) {
      Files.createDirectories(path.getParent());
      return writable(path);
    }
  }

  private static FileChannel writable(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }

  private Path path(String name) {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException("not a name below the data directory: " + name);
    }
    return path;
  }

  private record ChannelFile(FileChannel channel) implements StoredFile {

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      int total = 0;
      while (into.hasRemaining()) {
        int read = channel.read(into, position + total);
        if (read < 0) {
          break;
        }
        total += read;
      }
      return total;
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      long at = position;
      while (from.hasRemaining()) {
        at += channel.write(from, at);
      }
    }

    @Override
    public void resize(long size) throws IOException {
      if (size < channel.size()) {
        channel.truncate(size);
      } else if (size > channel.size()) {
        channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
      }
    }

    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
