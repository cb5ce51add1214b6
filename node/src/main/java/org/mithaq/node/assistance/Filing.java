package org.mithaq.node.assistance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.draft.Draft;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.admit.Duties;
import org.mithaq.node.admit.Foreseen;
import org.mithaq.node.admit.Foresight;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Records;
import org.mithaq.stix.Json;

/** Hands in what the node's own pages and clocks say for a party, by the path of everybody. */
public final class Filing {

  private final Records records;
  private final Intake intake;
  private final Foresight foresight;
  private final List<CollectionSettings> collections;

  public Filing(
      Records records, Intake intake, Foresight foresight, List<CollectionSettings> collections) {
    this.records = records;
    this.intake = intake;
    this.foresight = foresight;
    this.collections = List.copyOf(collections);
  }

  /** The collections into which a caller may enter something new for its party. */
  public List<CollectionSettings> places(Caller caller) {
    return Duties.enters(caller) ? writable(caller) : List.of();
  }

  /** The collections that a caller may write to. */
  List<CollectionSettings> writable(Caller caller) {
    return collections.stream().filter(each -> each.mayWrite(caller)).toList();
  }

  /** The collection in which an act lies; empty where its record is damaged. */
  Optional<CollectionSettings> of(Entry act) {
    try {
      return records
          .shown(act.place())
          .collection()
          .flatMap(id -> collections.stream().filter(each -> each.id().equals(id)).findFirst());
    } catch (DamagedRecordException e) {
      return Optional.empty();
    }
  }

  /** What is said in a matter is for no more readers than the matter. */
  List<String> markings(Entry act) throws IOException {
    try {
      byte[] bytes = records.object(act.place(), act.sequence(), act.length());
      return Json.parse(bytes, 0, bytes.length).texts("object_marking_refs");
    } catch (DamagedRecordException e) {
      throw failed(e);
    }
  }

  /**
   * What would become of an object without markings; nothing is stored.
   *
   * @throws IOException where that can't be said now
   */
  public Foreseen.Fate foresee(Caller caller, CollectionSettings collection, Draft draft)
      throws IOException, InterruptedException {
    byte[] body = envelope(List.of(draft.json()));
    try {
      return foresight.foresee(caller, collection, body, body.length).getFirst().fate();
    } catch (MalformedBodyException | LedgerBusyException e) {
      throw failed(e);
    }
  }

  /**
   * Submits an object.
   *
   * @param markings ids of marking definitions
   * @return why it was refused; empty where it was taken
   * @throws IOException where it can't be submitted now
   */
  public Optional<Grounds> submit(
      Caller caller, CollectionSettings collection, List<String> markings, Draft draft)
      throws IOException, InterruptedException {
    return submit(caller, collection, List.of(marked(draft.json(), markings)));
  }

  /** Submits objects of one body, each as it is. */
  public Optional<Grounds> submit(
      Caller caller, CollectionSettings collection, List<byte[]> objects)
      throws IOException, InterruptedException {
    byte[] body = envelope(objects);
    try {
      return intake.submit(caller, collection, body, body.length).stream()
          .filter(result -> !result.success())
          .findFirst()
          .map(result -> grounds(result.grounds(), result.message().orElse("refused")));
    } catch (MalformedBodyException | LedgerBusyException | LedgerReadOnlyException e) {
      throw failed(e);
    }
  }

  /** Those of a refusal; one without a reason of its own is told in its own words. */
  public static Grounds grounds(Optional<Grounds> grounds, String message) {
    return grounds.orElseGet(() -> unsaid(message));
  }

  /** Those of a refusal of which there is an English sentence alone. */
  public static Grounds unsaid(String sentence) {
    return Grounds.of(FilingReason.OTHERWISE, sentence);
  }

  private static IOException failed(Exception e) {
    return new IOException(String.valueOf(e.getMessage()), e);
  }

  /** An object with markings before all that it says. */
  static byte[] marked(byte[] object, List<String> markings) {
    if (markings.isEmpty()) {
      return object;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(object.length + 128);
    bytes.writeBytes(
        ("{\"object_marking_refs\":[\"" + String.join("\",\"", markings) + "\"],")
            .getBytes(StandardCharsets.US_ASCII));
    bytes.write(object, 1, object.length - 1);
    return bytes.toByteArray();
  }

  private static byte[] envelope(List<byte[]> objects) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    body.writeBytes("{\"objects\":[".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < objects.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(objects.get(i));
    }
    body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }
}
