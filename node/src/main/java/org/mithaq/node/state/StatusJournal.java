package org.mithaq.node.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/**
 * Statuses in append-only files, one for each quarter of a day; older ones go. A frame is {@code
 * «MQJ1» ‖ u32 length ‖ status as JSON ‖ u32 CRC32C of all before}.
 *
 * <p>A status is written before its submitter is answered, so it outlives a kill of the process; it
 * is synced within a second, so a power failure can lose the last ones. No act depends on them.
 */
public final class StatusJournal implements Statuses, AutoCloseable {

  private static final String DIRECTORY = "state/statuses";
  private static final long PERIOD_SECONDS = Duration.ofHours(6).toSeconds();

  private final Storage storage;
  private final InstantSource clock;
  private final Duration kept;
  private final List<String> findings = new ArrayList<>();
  private final ConcurrentHashMap<UUID, Place> places = new ConcurrentHashMap<>();

  /**
   * Open files by period; guarded by {@code this}, like the end of the newest and {@code unsynced}.
   */
  private final TreeMap<Long, StoredFile> files = new TreeMap<>();

  private long end;

  /** Periods with statuses that are not durable yet: two, when one has just ended. */
  private final TreeSet<Long> unsynced = new TreeSet<>();

  private record Place(long period, long offset, int length) {}

  /**
   * Opens the journal.
   *
   * @param kept how long a status is there at least; TAXII 2.1 §4.3 wants a day
   */
  public StatusJournal(Storage storage, InstantSource clock, Duration kept) throws IOException {
    this.storage = storage;
    this.clock = clock;
    this.kept = kept;
    for (long period : periods(storage)) {
      StoredFile file = storage.open(name(period));
      files.put(period, file);
      end = load(period, file);
    }
    dropOld();
  }

  /** In ascending order, which that of the names is not. */
  private static List<Long> periods(Storage storage) throws IOException {
    return storage.list(DIRECTORY).stream()
        .filter(name -> name.matches("\\d{1,12}\\.journal"))
        .map(name -> Long.valueOf(name.substring(0, name.indexOf('.'))))
        .sorted()
        .toList();
  }

  /**
   * Reads all statuses and changes nothing. What a kill left unfinished at a file's end is passed
   * over.
   *
   * @param findings gets one sentence for each damaged place
   */
  public static void check(Storage storage, Consumer<String> findings) throws IOException {
    for (long period : periods(storage)) {
      try (StoredFile file = storage.open(name(period))) {
        for (long offset : StatusFrames.read(file).damaged()) {
          findings.accept(name(period) + ", offset " + offset + ": the status is damaged");
        }
      }
    }
  }

  /** One sentence for each damaged place that was found at opening. */
  public List<String> findings() {
    return List.copyOf(findings);
  }

  @Override
  public Status keep(String party, Instant requested, List<ObjectResult> results) {
    Status status = new Status(UUID.randomUUID(), party, requested, results);
    byte[] json = StatusJson.write(status);
    ByteBuffer frame = ByteBuffer.allocate(StatusFrames.FRAME + json.length);
    frame.putInt(StatusFrames.MAGIC).putInt(json.length).put(json);
    CRC32C crc = new CRC32C();
    crc.update(frame.array(), 0, frame.position());
    frame.putInt((int) crc.getValue()).flip();
    try {
      append(status.id(), frame, json.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return status;
  }

  private synchronized void append(UUID id, ByteBuffer frame, int length) throws IOException {
    long period = clock.instant().getEpochSecond() / PERIOD_SECONDS;
    if (files.isEmpty() || files.lastKey() < period) {
      dropOld();
      StoredFile file = storage.open(name(period));
      files.put(period, file);
      end = file.size();
      storage.syncDirectory(DIRECTORY);
    }
    StoredFile newest = files.lastEntry().getValue();
    unsynced.add(files.lastKey());
    try {
      newest.write(frame, end);
    } catch (IOException e) {
      takeBack(newest, e);
      throw e;
    }
    places.put(id, new Place(files.lastKey(), end + 8, length));
    end += StatusFrames.FRAME + length;
  }

  /** Half a status would look like a damaged one behind the next, shorter one. */
  private void takeBack(StoredFile file, IOException why) {
    try {
      file.resize(end);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public Optional<Status> find(UUID id) {
    Place place = places.get(id);
    if (place == null) {
      return Optional.empty();
    }
    try {
      ByteBuffer frame = ByteBuffer.allocate(StatusFrames.FRAME + place.length);
      synchronized (this) {
        StoredFile file = files.get(place.period);
        if (file == null || file.read(frame, place.offset - 8) < frame.capacity()) {
          return Optional.empty();
        }
      }
      return Optional.of(StatusFrames.decode(frame.flip()))
          .filter(status -> status.id().equals(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes what was kept durable; called about once a second. */
  public synchronized void sync() throws IOException {
    while (!unsynced.isEmpty()) {
      StoredFile file = files.get(unsynced.first());
      if (file != null) {
        file.sync();
      }
      unsynced.pollFirst();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    sync();
    for (StoredFile file : files.values()) {
      file.close();
    }
    files.clear();
  }

  /** Notes where the file's statuses lie; cuts a torn tail off. Returns the end of the last one. */
  private long load(long period, StoredFile file) throws IOException {
    StatusFrames frames = StatusFrames.read(file);
    frames
        .whole()
        .forEach(
            frame -> places.put(frame.id(), new Place(period, frame.offset() + 8, frame.length())));
    for (long offset : frames.damaged()) {
      findings.add(name(period) + ": the status at offset " + offset + " is damaged and withheld");
    }
    if (frames.end() < file.size()) {
      findings.add(name(period) + ": cut at offset " + frames.end() + ", the rest was not whole");
      file.resize(frames.end());
    }
    return frames.end();
  }

  private synchronized void dropOld() throws IOException {
    long oldest = clock.instant().minus(kept).getEpochSecond() / PERIOD_SECONDS;
    while (!files.isEmpty() && files.firstKey() < oldest) {
      var entry = files.pollFirstEntry();
      entry.getValue().close();
      storage.delete(name(entry.getKey()));
      places.values().removeIf(place -> place.period == entry.getKey());
    }
  }

  private static String name(long period) {
    return DIRECTORY + "/" + period + ".journal";
  }
}
