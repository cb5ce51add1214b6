package org.mithaq.node.assistance;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.Piece;
import org.mithaq.accord.RefusedException;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/**
 * Joint findings that one side of a case has signed and that wait for the other side's signature,
 * each a small file under {@code state/findings}. They are no acts, and none is told of but the
 * case's sides; one goes when it is signed, declined or taken back, or after ninety days.
 */
public final class Findings {

  /** Of a text, characters. */
  public static final int LONGEST_TEXT = 4000;

  /** How long one waits. */
  static final Duration LASTS = Duration.ofDays(90);

  private static final int TYPE = "case-entry--".length();
  private static final int MOST = 2000;
  private static final int MOST_OF_A_PARTY = 50;
  private static final int LARGEST = 32 << 10;

  private final StateFiles files;
  private final InstantSource clock;
  // Guarded by this.
  private final Map<String, Proposal> byId = new HashMap<>();

  /**
   * One that waits.
   *
   * @param entry what the object says
   * @param object exactly what is signed
   * @param opener id of the party that opened the case: whoever opened another one under the same
   *     id is no side of this one
   * @param by id of the side that proposed and signed it
   * @param key id of the key that it signed with
   * @param value its signature, base64; shown to nobody before the other side has signed too
   */
  public record Proposal(
      CaseEntry entry,
      String object,
      String opener,
      String by,
      Instant at,
      String key,
      String value) {

    public Proposal {
      if (object.length() > LARGEST || entry.terms().texts().size() != 1) {
        throw new IllegalArgumentException("a joint finding has one text, which is not too long");
      }
    }

    public String id() {
      return entry.id();
    }

    byte[] bytes() {
      return object.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of what is signed, hexadecimal. */
    public String digest() {
      byte[] bytes = bytes();
      return HexFormat.of().formatHex(Piece.digest(bytes, 0, bytes.length));
    }

    private boolean lapsed(Instant now) {
      return !now.isBefore(at.plus(LASTS));
    }

    /** Keeps text and signature out of logs. */
    @Override
    public String toString() {
      return "joint finding " + id();
    }
  }

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  public Findings(Storage storage, InstantSource clock) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.FINDINGS);
    this.clock = clock;
    files.each(file -> {
      Proposal read = read(file);
      byId.put(read.id(), read);
    });
  }

  /** Whether one more of a party can wait; what has waited too long goes. */
  synchronized boolean hasRoom(String party) throws IOException {
    Instant now = clock.instant();
    for (Proposal each : List.copyOf(byId.values())) {
      if (each.lapsed(now)) {
        drop(each.id());
      }
    }
    return byId.size() < MOST
        && byId.values().stream().filter(each -> each.by().equals(party)).count() < MOST_OF_A_PARTY;
  }

  synchronized void keep(Proposal proposal) throws IOException {
    files.keep(proposal.id().substring(TYPE), json -> write(proposal, json));
    byId.put(proposal.id(), proposal);
  }

  /** Those that wait in a case, the oldest first. */
  synchronized List<Proposal> of(String accountabilityCase) {
    Instant now = clock.instant();
    return byId.values().stream()
        .filter(each ->
            each.entry().terms().accountabilityCase().equals(accountabilityCase)
                && !each.lapsed(now))
        .sorted(Comparator.comparing(Proposal::at).thenComparing(Proposal::id))
        .toList();
  }

  /** Ids of the cases in which any waits. */
  synchronized List<String> cases() {
    return byId.values().stream()
        .map(each -> each.entry().terms().accountabilityCase())
        .distinct()
        .sorted()
        .toList();
  }

  synchronized boolean has(String id) {
    return byId.containsKey(id);
  }

  /** Forgets one; whether it was there. */
  synchronized boolean drop(String id) throws IOException {
    if (byId.remove(id) == null) {
      return false;
    }
    files.drop(id.substring(TYPE));
    return true;
  }

  /** What a finding's bytes say. */
  static CaseEntry entry(byte[] object) throws IOException {
    try {
      if (ObjectReader.read(object, 0, object.length).orElse(null) instanceof CaseEntry entry) {
        return entry;
      }
    } catch (RefusedException e) {
      throw new IOException(e.reason(), e);
    }
    throw new IOException("it holds no entry of a case");
  }

  private static void write(Proposal proposal, JsonGenerator json) throws IOException {
    json.writeStringField("object", proposal.object());
    json.writeStringField("opener", proposal.opener());
    json.writeStringField("by", proposal.by());
    json.writeStringField("at", proposal.at().toString());
    json.writeStringField("key", proposal.key());
    json.writeStringField("value", proposal.value());
  }

  private static Proposal read(Json.Members json) throws IOException {
    String object = json.need("object");
    return new Proposal(
        entry(object.getBytes(StandardCharsets.UTF_8)),
        object,
        json.need("opener"),
        json.need("by"),
        Instant.parse(json.need("at")),
        json.need("key"),
        json.need("value"));
  }
}
