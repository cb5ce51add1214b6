package org.mithaq.node.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A storage in memory that remembers what was not synced. A power failure keeps what was synced and
 * a seeded choice of the rest, torn at 512 bytes; any call can be made to fail, before or after (or
 * half-way through) it took effect.
 */
public final class FaultyStorage implements Storage {

  /** What happens at the chosen call. */
  public enum Fault {
    /** The call fails and did nothing; later calls work. */
    ERROR,
    /** A write stores half and fails; later calls work. */
    SHORT,
    /** The power goes before the call takes effect. */
    CRASH_BEFORE,
    /** The power goes after the call took effect. */
    CRASH_AFTER
  }

  private static final int SECTOR = 512;

  private final Random random;
  private final Map<String, Inode> live = new HashMap<>();
  private final Map<String, Inode> durable = new HashMap<>();
  private final TreeSet<String> directories = new TreeSet<>();
  private long calls;
  private long faultAt = Long.MAX_VALUE;
  private Fault fault = Fault.ERROR;
  private boolean down;
  private long usable = Long.MAX_VALUE;

  public FaultyStorage(long seed) {
    this.random = new Random(seed);
  }

  /** Lets the call with this number (counted from 1) fail. */
  public synchronized void failAt(long call, Fault how) {
    faultAt = call;
    fault = how;
  }

  public synchronized long calls() {
    return calls;
  }

  public synchronized boolean isDown() {
    return down;
  }

  public synchronized void setUsableSpace(long bytes) {
    usable = bytes;
  }

  /** What a fresh process finds after the power came back. */
  public synchronized FaultyStorage afterPowerFailure(long seed) {
    FaultyStorage next = new FaultyStorage(seed);
    TreeSet<String> names = new TreeSet<>(live.keySet());
    names.addAll(durable.keySet());
    for (String name : names) {
      Inode kept = durable.get(name);
      Inode now = live.get(name);
      Inode found = kept == now || random.nextBoolean() ? now : kept;
      if (found != null) {
        Inode survived = found.afterPowerFailure(random);
        next.live.put(name, survived);
        next.durable.put(name, survived);
      }
    }
    next.directories.addAll(directories);
    return next;
  }

  /** What a fresh process finds after this one was killed: the system keeps what was written. */
  public synchronized FaultyStorage afterKill(long seed) {
    FaultyStorage next = new FaultyStorage(seed);
    live.forEach((name, inode) -> next.live.put(name, inode.copy()));
    next.durable.putAll(next.live);
    next.directories.addAll(directories);
    return next;
  }

  /** Flips one byte of a file, as a bad disk would. */
  public synchronized void flip(String name, long offset) {
    live.get(name).bytes[Math.toIntExact(offset)] ^= (byte) (1 + random.nextInt(255));
  }

  public synchronized List<String> files() {
    return live.keySet().stream().sorted().toList();
  }

  public synchronized long size(String name) {
    return live.get(name).size;
  }

  private interface Effect {
    void apply() throws IOException;
  }

  private void call(Effect effect, Effect half) throws IOException {
    if (down) {
      throw new IOException("the power is off");
    }
    calls++;
    if (calls != faultAt) {
      effect.apply();
      return;
    }
    switch (fault) {
      case ERROR -> {}
      case SHORT -> half.apply();
      case CRASH_BEFORE -> down = true;
      case CRASH_AFTER -> {
        effect.apply();
        down = true;
      }
    }
    throw new IOException("injected: " + fault);
  }

  private void call(Effect effect) throws IOException {
    call(effect, () -> {});
  }

  @Override
  public synchronized StoredFile open(String name) throws IOException {
    if (!parent(name).isEmpty() && !directories.contains(parent(name))) {
      call(() -> makeDirectories(parent(name)));
    }
    call(() -> live.computeIfAbsent(name, n -> new Inode()));
    return new Handle(live.get(name));
  }

  private void makeDirectories(String directory) {
    for (String each = directory; !each.isEmpty(); each = parent(each)) {
      directories.add(each);
    }
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  @Override
  public synchronized MemorySegment map(String name, long size, Arena arena) throws IOException {
    call(() -> {});
    Inode inode = live.get(name);
    if (inode == null || inode.size < size) {
      throw new IOException(name + " is shorter than " + size);
    }
    inode.mapped = true;
    return MemorySegment.ofArray(inode.bytes).asSlice(0, size).asReadOnly();
  }

  @Override
  public synchronized byte[] read(String name) throws IOException {
    if (down) {
      throw new IOException("the power is off");
    }
    if (isDirectory(name)) {
      throw new IOException("Is a directory");
    }
    Inode inode = live.get(name);
    if (inode == null) {
      throw new NoSuchFileException(name);
    }
    return Arrays.copyOf(inode.bytes, inode.size);
  }

  @Override
  public synchronized boolean exists(String name) {
    return live.containsKey(name) || directories.contains(name);
  }

  @Override
  public synchronized boolean isDirectory(String name) {
    return directories.contains(name);
  }

  @Override
  public synchronized List<String> list(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return Stream.concat(live.keySet().stream(), directories.stream())
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()).split("/", 2)[0])
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    call(() -> {
      Inode inode = live.remove(from);
      if (inode == null) {
        throw new NoSuchFileException(from);
      }
      live.put(to, inode);
    });
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    call(() -> live.remove(name));
  }

  @Override
  public synchronized void deleteDirectory(String directory) throws IOException {
    call(() -> {
      if (list(directory).isEmpty()) {
        directories.remove(directory);
      }
    });
  }

  @Override
  public synchronized void syncDirectory(String directory) throws IOException {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    call(() -> {
      makeDirectories(directory);
      durable.keySet().removeIf(name -> within(prefix, name) && !live.containsKey(name));
      live.forEach((name, inode) -> {
        if (within(prefix, name)) {
          durable.put(name, inode);
        }
      });
    });
  }

  private static boolean within(String prefix, String name) {
    return name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0;
  }

  @Override
  public synchronized long usableSpace() {
    return usable;
  }

  private static final class Inode {
    byte[] bytes = new byte[1 << 14];
    int size;
    byte[] synced = new byte[0];
    boolean mapped;

    void reserve(long needed) {
      if (needed > bytes.length) {
        if (mapped) {
          throw new IllegalStateException("a mapped file does not grow");
        }
        bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, 2L * bytes.length)));
      }
    }

    void write(byte[] data, int length, long position) {
      reserve(position + length);
      System.arraycopy(data, 0, bytes, (int) position, length);
      size = Math.max(size, (int) position + length);
    }

    void resize(long newSize) {
      reserve(newSize);
      if (newSize < size) {
        Arrays.fill(bytes, (int) newSize, size, (byte) 0);
      }
      size = (int) newSize;
    }

    /** Sector by sector: what was synced, or what was written since. */
    Inode afterPowerFailure(Random random) {
      Inode next = new Inode();
      boolean grown = random.nextBoolean();
      next.size = grown ? size : synced.length;
      next.bytes = Arrays.copyOf(synced, Math.max(next.size, 1 << 14));
      if (next.size < synced.length) {
        Arrays.fill(next.bytes, next.size, synced.length, (byte) 0);
      }
      int chance = random.nextInt(5);
      for (int at = 0; at < next.size; at += SECTOR) {
        int end = Math.min(at + SECTOR, next.size);
        if (random.nextInt(4) < chance) {
          System.arraycopy(bytes, at, next.bytes, at, Math.max(0, Math.min(end, size) - at));
        }
      }
      next.synced = Arrays.copyOf(next.bytes, next.size);
      return next;
    }

    Inode copy() {
      Inode next = new Inode();
      next.bytes = bytes.clone();
      next.size = size;
      next.synced = Arrays.copyOf(bytes, size);
      return next;
    }
  }

  private final class Handle implements StoredFile {
    private final Inode inode;

    Handle(Inode inode) {
      this.inode = inode;
    }

    @Override
    public long size() {
      synchronized (FaultyStorage.this) {
        return inode.size;
      }
    }

    @Override
    public int read(ByteBuffer into, long position) {
      synchronized (FaultyStorage.this) {
        int length = (int) Math.max(0, Math.min(into.remaining(), inode.size - position));
        into.put(inode.bytes, (int) Math.min(position, inode.size), length);
        return length;
      }
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      byte[] data = new byte[from.remaining()];
      from.get(data);
      synchronized (FaultyStorage.this) {
        call(
            () -> inode.write(data, data.length, position),
            () -> inode.write(data, data.length / 2, position));
      }
    }

    @Override
    public void resize(long size) throws IOException {
      synchronized (FaultyStorage.this) {
        call(() -> inode.resize(size));
      }
    }

    @Override
    public void sync() throws IOException {
      synchronized (FaultyStorage.this) {
        call(() -> inode.synced = Arrays.copyOf(inode.bytes, inode.size));
      }
    }

    @Override
    public void close() {}
  }
}
