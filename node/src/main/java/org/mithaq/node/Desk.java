package org.mithaq.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;

/** Submits from within the process, under the same rules as from outside. */
public final class Desk {

  private final Intake intake;
  private final Parties parties;
  private final List<CollectionSettings> collections;
  private final LongSupplier acts;

  Desk(Intake intake, Parties parties, List<CollectionSettings> collections, LongSupplier acts) {
    this.intake = intake;
    this.parties = parties;
    this.collections = List.copyOf(collections);
    this.acts = acts;
  }

  /** How many acts the ledger has; the next one's number. */
  public long acts() {
    return acts.getAsLong();
  }

  /**
   * Submits objects for a party, all of which must be taken.
   *
   * @param id of the party
   * @param alias of the collection
   * @param objects each one JSON object in UTF-8
   * @throws IOException with the first refusal
   */
  public void submit(String id, String alias, List<byte[]> objects) throws IOException {
    Party party =
        parties.byId(id).orElseThrow(() -> new IOException("this node has no party " + id));
    CollectionSettings collection =
        collections.stream()
            .filter(each -> each.alias().equals(alias))
            .findFirst()
            .orElseThrow(() -> new IOException("there is no collection «" + alias + "»"));
    Caller caller =
        new Caller(
            Optional.of(party), Optional.of("desk"), parties.tokensOf(party), Role.ofParty());
    byte[] envelope = envelope(objects);
    try {
      for (ObjectResult result : intake.submit(caller, collection, envelope, envelope.length)) {
        if (!result.success()) {
          throw new IOException(
              result.id().orElse("an object") + ": " + result.message().orElse(""));
        }
      }
    } catch (MalformedBodyException | LedgerBusyException | LedgerReadOnlyException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it was submitted");
    }
  }

  private static byte[] envelope(List<byte[]> objects) {
    ByteArrayOutputStream envelope = new ByteArrayOutputStream(1 << 20);
    envelope.writeBytes("{\"objects\":[".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < objects.size(); i++) {
      if (i > 0) {
        envelope.write(',');
      }
      envelope.writeBytes(objects.get(i));
    }
    envelope.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return envelope.toByteArray();
  }
}
