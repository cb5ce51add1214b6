package org.mithaq.node.admit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/**
 * The legal holds: each keeps one act from being erased until its review, and is a small file under
 * {@code state/holds}. Its placing and its release are acts too; the file is written before the one
 * and deleted after the other, so that a crash in between holds rather than lets go.
 */
public final class Holds {

  private static final String DIRECTORY = "state/holds";
  private static final String SUFFIX = ".json";

  /**
   * One hold.
   *
   * @param act the number of the act that is held
   * @param party STIX id of the party that placed it
   * @param basis in words: the law, the order, the proceedings
   * @param review the first day, UTC, on which it holds no more unless it was placed again
   */
  public record Hold(long act, String party, String basis, LocalDate review) {

    boolean holds(LocalDate day) {
      return day.isBefore(review);
    }
  }

  private final Storage storage;
  private final Map<Long, Hold> byAct = new ConcurrentHashMap<>();

  /**
   * Finds what is kept.
   *
   * @throws IOException when a hold can't be read: then nobody knows what must not be erased
   */
  public Holds(Storage storage) throws IOException {
    this.storage = storage;
    for (String name : storage.list(DIRECTORY)) {
      if (!name.endsWith(SUFFIX)) {
        storage.delete(DIRECTORY + "/" + name);
        continue;
      }
      try {
        Hold hold = read(storage.read(DIRECTORY + "/" + name));
        byAct.put(hold.act, hold);
      } catch (IOException | DateTimeException e) {
        throw new IOException(
            DIRECTORY
                + "/"
                + name
                + " is no legal hold that can be read; restore it from a backup: "
                + e.getMessage(),
            e);
      }
    }
  }

  /** The hold on an act, in force or over. */
  public Optional<Hold> on(long act) {
    return Optional.ofNullable(byAct.get(act));
  }

  /** The hold that keeps an act from being erased today. */
  public Optional<Hold> keeping(long act, LocalDate today) {
    return on(act).filter(hold -> hold.holds(today));
  }

  /** All, by the numbers of their acts. */
  public List<Hold> all() {
    return byAct.values().stream().sorted(Comparator.comparingLong(Hold::act)).toList();
  }

  void place(Hold hold) throws IOException {
    storage.replace(place(hold.act), ByteBuffer.wrap(written(hold)));
    byAct.put(hold.act, hold);
  }

  void release(long act) throws IOException {
    storage.delete(place(act));
    storage.syncDirectory(DIRECTORY);
    byAct.remove(act);
  }

  private static String place(long act) {
    return DIRECTORY + "/" + act + SUFFIX;
  }

  private static byte[] written(Hold hold) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("act", hold.act);
      json.writeStringField("party", hold.party);
      json.writeStringField("basis", hold.basis);
      json.writeStringField("review", hold.review.toString());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static Hold read(byte[] bytes) throws IOException {
    Json.Members json = Json.parse(bytes, 0, bytes.length);
    return new Hold(
        json.number("act").orElseThrow(() -> new IOException("it names no act")),
        text(json, "party"),
        text(json, "basis"),
        LocalDate.parse(text(json, "review")));
  }

  private static String text(Json.Members json, String name) throws IOException {
    return json.text(name).orElseThrow(() -> new IOException("it lacks " + name));
  }
}
