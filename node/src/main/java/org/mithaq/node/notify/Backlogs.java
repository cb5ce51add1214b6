package org.mithaq.node.notify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.mithaq.node.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for each subscription, in the order in which it is due, each a small file under {@code
 * state/notices}, and how far the ledger was followed. A backlog is written before the mark moves,
 * and knows itself how far it has looked: after a crash acts are looked at again and none waits
 * twice. Safe for use by several threads.
 */
final class Backlogs {

  private static final Logger LOG = LoggerFactory.getLogger(Backlogs.class);
  private static final String DIRECTORY = "state/notices";
  private static final String SUFFIX = ".json";
  private static final String FOLLOWED = DIRECTORY + "/followed";

  private record Due(Instant at, String id) {}

  private final Storage storage;
  // Guarded by this.
  private boolean closed;
  private final Map<String, Backlog> byId = new HashMap<>();
  private final TreeSet<Due> due =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::id));

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  Backlogs(Storage storage) throws IOException {
    this.storage = storage;
    for (String name : storage.list(DIRECTORY)) {
      if (!name.endsWith(SUFFIX)) {
        continue;
      }
      try {
        hold(BacklogFile.read(storage.read(DIRECTORY + "/" + name)));
      } catch (IOException e) {
        LOG.warn("what waits is left aside: file={} why={}", name, e.getMessage());
      }
    }
  }

  /** The number of the first act that was not looked at; empty where none ever was. */
  OptionalLong followed() throws IOException {
    try {
      return OptionalLong.of(
          Long.parseLong(new String(storage.read(FOLLOWED), StandardCharsets.US_ASCII).strip()));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (NumberFormatException e) {
      throw new IOException(FOLLOWED + " is damaged: delete it, and what is new is told", e);
    }
  }

  void followed(long next) throws IOException {
    storage.replace(FOLLOWED, ByteBuffer.wrap((next + "\n").getBytes(StandardCharsets.US_ASCII)));
  }

  private synchronized void hold(Backlog backlog) {
    Backlog before = byId.put(backlog.subscription(), backlog);
    if (before != null) {
      due.remove(new Due(before.next(), before.subscription()));
    }
    if (!backlog.waiting().isEmpty()) {
      due.add(new Due(backlog.next(), backlog.subscription()));
    }
  }

  /** Begins one, for acts from a number on. */
  synchronized void open(String id, long from) throws IOException {
    Backlog backlog = Backlog.empty(id, from);
    write(backlog);
    hold(backlog);
  }

  synchronized Optional<Backlog> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Adds acts to one.
   *
   * @throws IOException when they could not be kept; then they are to be looked at again
   */
  synchronized void queue(String id, List<Long> acts) throws IOException {
    Backlog before = byId.get(id);
    if (before != null) {
      Backlog after = before.with(acts);
      write(after);
      hold(after);
    }
  }

  /** Changes one; where it can't be kept it is so until the next start alone. */
  synchronized void change(String id, UnaryOperator<Backlog> by) {
    Backlog before = byId.get(id);
    if (before != null && !closed) {
      Backlog after = by.apply(before);
      hold(after);
      try {
        write(after);
      } catch (IOException e) {
        LOG.error("what waits for subscription {} could not be kept: {}", id, e.getMessage());
      }
    }
  }

  private void write(Backlog backlog) throws IOException {
    storage.replace(place(backlog.subscription()), ByteBuffer.wrap(BacklogFile.written(backlog)));
  }

  synchronized void drop(String id) throws IOException {
    Backlog before = byId.remove(id);
    if (before != null) {
      due.remove(new Due(before.next(), id));
      storage.delete(place(id));
      storage.syncDirectory(DIRECTORY);
    }
  }

  /** Keeps what is kept as it is. */
  synchronized void close() {
    closed = true;
  }

  /** The ids of those that are due, the earliest first. */
  synchronized List<String> due(Instant now) {
    List<String> ids = new ArrayList<>();
    for (Due each : due) {
      if (each.at().isAfter(now)) {
        break;
      }
      ids.add(each.id());
    }
    return ids;
  }

  private static String place(String id) {
    return DIRECTORY + "/" + id + SUFFIX;
  }
}
