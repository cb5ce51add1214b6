package org.mithaq.node.admit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/**
 * The legal holds: each keeps one act from being erased until its review, and is a small file under
 * {@code state/holds}. Its placing and its release are acts too; the file is written before the one
 * and deleted after the other, so that a crash in between holds rather than lets go.
 */
public final class Holds {

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

  private final StateFiles files;
  private final Map<Long, Hold> byAct = new ConcurrentHashMap<>();

  /**
   * Finds what is kept.
   *
   * @throws IOException when a hold can't be read: then nobody knows what must not be erased
   */
  public Holds(Storage storage) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.HOLDS);
    try {
      files.every(file -> {
        Hold hold = read(file);
        byAct.put(hold.act, hold);
      });
    } catch (IOException e) {
      throw new IOException(
          "a legal hold can't be read; restore it from a backup: " + e.getMessage(), e);
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
    files.keep(Long.toString(hold.act), json -> write(hold, json));
    byAct.put(hold.act, hold);
  }

  void release(long act) throws IOException {
    files.drop(Long.toString(act));
    byAct.remove(act);
  }

  private static void write(Hold hold, JsonGenerator json) throws IOException {
    json.writeNumberField("act", hold.act);
    json.writeStringField("party", hold.party);
    json.writeStringField("basis", hold.basis);
    json.writeStringField("review", hold.review.toString());
  }

  private static Hold read(Json.Members json) throws IOException {
    return new Hold(
        json.needNumber("act"),
        json.need("party"),
        json.need("basis"),
        LocalDate.parse(json.need("review")));
  }
}
