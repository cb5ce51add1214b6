package org.mithaq.node.notify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;
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
  private static final String MARK = "ledger";

  private record Due(Instant at, String id) {}

  private final StateFiles files;
  private final StateFiles mark;
  // Guarded by this.
  private boolean closed;
  private final Map<String, Backlog> byId = new HashMap<>();
  private final TreeSet<Due> due =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::id));

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  Backlogs(Storage storage) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.NOTICES);
    this.mark = new StateFiles(storage, StateDirectory.FOLLOWED);
    files.each(file -> hold(BacklogFile.read(file)));
  }

  /**
   * The number of the first act that was not looked at for all of them. Where the mark is missing
   * or damaged it is as far back as the one that looked least far: none is left out, and none waits
   * twice.
   *
   * @param next of the act to come, before which there is nothing to look at
   */
  synchronized long followed(long next) {
    try {
      Optional<Json.Members> kept = mark.read(MARK);
      if (kept.isPresent()) {
        return Math.min(kept.get().needNumber("next"), next);
      }
    } catch (IOException e) {
      LOG.warn("how far the ledger was followed is not known: {}", e.getMessage());
    }
    return byId.values().stream().mapToLong(Backlog::from).reduce(next, Math::min);
  }

  void follow(long next) throws IOException {
    mark.keep(MARK, json -> json.writeNumberField("next", next));
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
    files.keep(backlog.subscription(), json -> BacklogFile.write(backlog, json));
  }

  synchronized void drop(String id) throws IOException {
    Backlog before = byId.remove(id);
    if (before != null) {
      due.remove(new Due(before.next(), id));
      files.drop(id);
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
}
