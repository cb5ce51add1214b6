package org.mithaq.node;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/** Real files, of which some can't be written for a while. */
final class TroubledStorage implements Storage {

  private static final Predicate<String> NONE = name -> false;

  private final Storage files;
  private volatile Predicate<String> unwritable = NONE;
  private volatile Predicate<String> unreadable = NONE;
  private volatile boolean full;

  TroubledStorage(Storage files) {
    this.files = files;
  }

  /** Lets every write to such files fail, half-way through. */
  void breakWrites(Predicate<String> names) {
    unwritable = names;
  }

  void breakReads(Predicate<String> names) {
    unreadable = names;
  }

  /** Says that there is no space left. */
  void fill() {
    full = true;
  }

  void heal() {
    unwritable = NONE;
    unreadable = NONE;
    full = false;
  }

  private static IOException noSpace() {
    return new IOException("No space left on device");
  }

  @Override
  public StoredFile open(String name) throws IOException {
    return new Troubled(name, files.open(name));
  }

  @Override
  public MemorySegment map(String name, long size, Arena arena) throws IOException {
    return files.map(name, size, arena);
  }

  @Override
  public byte[] read(String name) throws IOException {
    if (unreadable.test(name)) {
      throw new IOException("Input/output error");
    }
    return files.read(name);
  }

  @Override
  public boolean exists(String name) {
    return files.exists(name);
  }

  @Override
  public boolean isDirectory(String name) {
    return files.isDirectory(name);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    files.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(name);
  }

  @Override
  public void deleteDirectory(String directory) throws IOException {
    files.deleteDirectory(directory);
  }

  @Override
  public void syncDirectory(String directory) throws IOException {
    files.syncDirectory(directory);
  }

  @Override
  public long usableSpace() throws IOException {
    return full ? 0 : files.usableSpace();
  }

  private final class Troubled implements StoredFile {
    private final String name;
    private final StoredFile file;

    Troubled(String name, StoredFile file) {
      this.name = name;
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      if (unreadable.test(name)) {
        throw new IOException("Input/output error");
      }
      return file.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      if (unwritable.test(name)) {
        file.write(from.slice(from.position(), from.remaining() / 2), position);
        throw noSpace();
      }
      file.write(from, position);
    }

    @Override
    public void resize(long size) throws IOException {
      file.resize(size);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
