package org.mithaq.node.joining;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mithaq.accord.RefusedException;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applications that are under way, each a file of its own, replaced in one step. Memory holds
 * their names alone. After {@link #KEPT} one is gone, whatever became of it.
 */
public final class Applications {

  static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final StateFiles files;
  private final InstantSource clock;
  private final Limits limits;
  private final Map<String, Head> heads = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * How many there may be.
   *
   * @param ofOne of one sender
   */
  public record Limits(int inAll, int ofOne) {
    public static final Limits DEFAULT = new Limits(1000, 5);
  }

  /**
   * What memory holds of one.
   *
   * @param joined counts no more: as many may follow
   */
  private record Head(String network, Instant applied, String party, boolean joined) {}

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  public Applications(Storage storage, InstantSource clock, Limits limits) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.APPLICATIONS);
    this.clock = clock;
    this.limits = limits;
    files.each(file -> {
      Application application = Application.read(file);
      try {
        heads.put(application.id(), head(application));
      } catch (RefusedException e) {
        throw new IOException(e.reason(), e);
      }
    });
  }

  private static Head head(Application application) throws RefusedException {
    return new Head(
        application.network(),
        application.applied(),
        application.party().id(),
        application.is(Application.State.JOINED));
  }

  /**
   * Keeps a new one. It takes the place of one of the same party by the same key, since whoever has
   * the key has lost the secret, and of one that was refused.
   *
   * @throws Refusal 429 or 503 where there are too many
   */
  synchronized void add(Application application) throws Refusal, RefusedException {
    expire();
    Head head = head(application);
    for (Map.Entry<String, Head> each : List.copyOf(heads.entrySet())) {
      String id = each.getKey();
      if (each.getValue().party.equals(head.party)) {
        Application other = read(id).orElse(application);
        boolean gone =
            other.party().keys().equals(application.party().keys())
                || other.judgement().state() == Application.State.REFUSED;
        if (!gone || taken.contains(id)) {
          throw Refusal.of(
              409, "applied-already", "Another application names the identity; make your own.", "");
        }
        remove(id);
      }
    }
    List<Head> open = heads.values().stream().filter(each -> !each.joined).toList();
    long own = open.stream().filter(each -> each.network.equals(head.network)).count();
    if (own >= limits.ofOne) {
      throw Refusal.of(
          429,
          "too-many-applications",
          "%d applications from your address are under way; finish one, or wait until it expires (%d days)."
              .formatted(own, KEPT.toDays()),
          "");
    }
    if (open.size() >= limits.inAll) {
      throw Refusal.of(
          503,
          "too-many-applications",
          "The node has as many applications under way as it takes; come back in a few days.",
          "");
    }
    write(application);
    heads.put(application.id(), head);
  }

  /** All that are under way, the oldest first. */
  synchronized List<Application> all() {
    expire();
    List<Application> all = new ArrayList<>();
    heads.forEach((id, head) -> {
      if (!head.joined) {
        read(id).ifPresent(all::add);
      }
    });
    return all;
  }

  synchronized Optional<Application> find(String id) {
    expire();
    return heads.containsKey(id) ? read(id) : Optional.empty();
  }

  /** Takes one for oneself, so that two requests do not work on it side by side. */
  synchronized boolean take(String id) {
    return taken.add(id);
  }

  synchronized void giveBack(String id) {
    taken.remove(id);
  }

  synchronized void replace(Application application) throws Refusal, RefusedException {
    if (heads.containsKey(application.id())) {
      Head head = head(application);
      write(application);
      heads.put(application.id(), head);
    }
  }

  synchronized void remove(String id) {
    heads.remove(id);
    try {
      files.drop(id);
    } catch (IOException e) {
      LOG.warn("an application's file stays: id={} why={}", id, e.getMessage());
    }
  }

  private void expire() {
    Instant first = clock.instant().minus(KEPT);
    heads.entrySet().stream()
        .filter(
            entry -> entry.getValue().applied.isBefore(first) && !taken.contains(entry.getKey()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::remove);
  }

  private Optional<Application> read(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      Optional<Json.Members> file = files.read(id);
      return file.isPresent() ? Optional.of(Application.read(file.get())) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("an application can't be read: id={} why={}", id, e.getMessage());
      return Optional.empty();
    }
  }

  private void write(Application application) throws Refusal {
    try {
      files.keep(application.id(), application::keep);
    } catch (IOException e) {
      LOG.warn("an application could not be kept: {}", e.getMessage());
      throw Refusal.busy("The disk takes no more: nothing was kept; try again later.", 30);
    }
  }
}
