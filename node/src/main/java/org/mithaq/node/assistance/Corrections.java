package org.mithaq.node.assistance;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/**
 * What people wrote who are named in a case and have no account: a reply or a correction, which
 * waits for the depositary to enter it in the case or to turn it down. Each is a small file under
 * {@code state/corrections}; it is no act, and goes when it is dealt with.
 */
public final class Corrections {

  /** Of a name and of a way to reach who wrote, characters. */
  public static final int LONGEST_LINE = 200;

  /** Of a text, characters. */
  public static final int LONGEST_TEXT = 4000;

  private static final int ID_BYTES = 8;
  private static final int MOST = 2000;
  private static final int MOST_OF_A_CASE = 100;
  private static final int MOST_OF_A_NETWORK = 5;
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int MOST_NETWORKS = 10_000;

  private final StateFiles files;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  // Guarded by this.
  private final Map<String, Correction> byId = new HashMap<>();
  private final LinkedHashMap<String, Deque<Instant>> lately = new LinkedHashMap<>();

  /**
   * One text.
   *
   * @param id names it, to be dealt with
   * @param accountabilityCase STIX id
   * @param name who writes, in its own words
   * @param reach how to answer
   * @param lang RFC 5646
   */
  public record Correction(
      String id,
      String accountabilityCase,
      String name,
      String reach,
      String lang,
      String text,
      Instant at) {

    public Correction {
      if (name.length() > LONGEST_LINE
          || reach.length() > LONGEST_LINE
          || text.length() > LONGEST_TEXT
          || text.isBlank()) {
        throw new IllegalArgumentException("a correction has a text, and none of it is too long");
      }
    }

    /** Keeps out of logs who wrote. */
    @Override
    public String toString() {
      return "correction " + id;
    }
  }

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  public Corrections(Storage storage, InstantSource clock) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.CORRECTIONS);
    this.clock = clock;
    files.each(file -> {
      Correction read = read(file);
      byId.put(read.id(), read);
    });
  }

  /**
   * Keeps a text.
   *
   * @param network where it came from
   * @return false where there are as many as there may be, of the case, from there or in all
   * @throws IllegalArgumentException when it is empty or too long
   */
  public synchronized boolean keep(
      String accountabilityCase,
      String name,
      String reach,
      String lang,
      String text,
      String network)
      throws IOException {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Correction correction =
        new Correction(
            HexFormat.of().formatHex(id),
            accountabilityCase,
            name,
            reach,
            lang,
            text,
            clock.instant());
    if (byId.size() >= MOST || of(accountabilityCase) >= MOST_OF_A_CASE || !mayWrite(network)) {
      return false;
    }
    files.keep(correction.id(), json -> write(correction, json));
    byId.put(correction.id(), correction);
    return true;
  }

  private long of(String accountabilityCase) {
    return byId.values().stream()
        .filter(each -> each.accountabilityCase().equals(accountabilityCase))
        .count();
  }

  private boolean mayWrite(String network) {
    Instant now = clock.instant();
    Deque<Instant> times = lately.computeIfAbsent(network, _ -> new ArrayDeque<>());
    times.removeIf(time -> !time.plus(WINDOW).isAfter(now));
    if (times.size() >= MOST_OF_A_NETWORK) {
      return false;
    }
    times.add(now);
    if (lately.size() > MOST_NETWORKS) {
      lately.pollFirstEntry();
    }
    return true;
  }

  /** All that wait, the oldest first. */
  public synchronized List<Correction> all() {
    return byId.values().stream()
        .sorted(Comparator.comparing(Correction::at).thenComparing(Correction::id))
        .toList();
  }

  /** Deletes one that was dealt with; whether there was one. */
  public synchronized boolean drop(String id) throws IOException {
    if (byId.remove(id) == null) {
      return false;
    }
    files.drop(id);
    return true;
  }

  private static void write(Correction correction, JsonGenerator json) throws IOException {
    json.writeStringField("id", correction.id());
    json.writeStringField("case", correction.accountabilityCase());
    json.writeStringField("name", correction.name());
    json.writeStringField("reach", correction.reach());
    json.writeStringField("lang", correction.lang());
    json.writeStringField("text", correction.text());
    json.writeStringField("at", correction.at().toString());
  }

  private static Correction read(Json.Members json) throws IOException {
    return new Correction(
        json.need("id"),
        json.need("case"),
        json.need("name"),
        json.need("reach"),
        json.need("lang"),
        json.need("text"),
        Instant.parse(json.need("at")));
  }
}
