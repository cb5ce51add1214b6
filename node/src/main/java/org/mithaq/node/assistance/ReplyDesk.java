package org.mithaq.node.assistance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.accord.Assistance;
import org.mithaq.accord.Entry;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Records;
import org.mithaq.stix.Json;

/** Puts replies beside their request: into its collection, with its markings. */
public final class ReplyDesk {

  private final RegisterIndex register;
  private final Records records;
  private final Audiences audiences;
  private final Intake intake;
  private final Map<UUID, CollectionSettings> collections = new HashMap<>();

  public ReplyDesk(
      RegisterIndex register,
      Records records,
      Audiences audiences,
      Intake intake,
      List<CollectionSettings> collections) {
    this.register = register;
    this.records = records;
    this.audiences = audiences;
    this.intake = intake;
    collections.forEach(each -> this.collections.put(each.id(), each));
  }

  /** A request as a caller sees it. */
  public Optional<Assistance> find(String request, Caller caller) {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    return register.ask(known -> known.matters(visibility::mayRead).assistance(request));
  }

  /**
   * Submits a reply.
   *
   * @param request the act of the request
   * @return why it was refused; empty where it was taken
   * @throws IOException where it can't be submitted now
   */
  public Optional<String> submit(Caller caller, Entry request, ReplyDraft reply)
      throws IOException, InterruptedException {
    try {
      Optional<CollectionSettings> collection =
          records
              .shown(request.place())
              .collection()
              .flatMap(id -> Optional.ofNullable(collections.get(id)));
      if (collection.isEmpty() || !collection.get().mayWrite(caller)) {
        return Optional.of("you may not write where the request lies");
      }
      byte[] body = envelope(reply, markings(request));
      for (ObjectResult result : intake.submit(caller, collection.get(), body, body.length)) {
        if (!result.success()) {
          return Optional.of(result.message().orElse("refused"));
        }
      }
      return Optional.empty();
    } catch (DamagedRecordException
        | MalformedBodyException
        | LedgerBusyException
        | LedgerReadOnlyException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What is said in a request is for no more readers than the request. */
  private List<String> markings(Entry request) throws DamagedRecordException, IOException {
    byte[] bytes = records.object(request.place(), request.sequence(), request.length());
    return Json.parse(bytes, 0, bytes.length).texts("object_marking_refs");
  }

  private static byte[] envelope(ReplyDraft reply, List<String> markings) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    body.writeBytes("{\"objects\":[{".getBytes(StandardCharsets.US_ASCII));
    if (!markings.isEmpty()) {
      String refs = String.join("\",\"", markings);
      body.writeBytes(
          ("\"object_marking_refs\":[\"" + refs + "\"],").getBytes(StandardCharsets.US_ASCII));
    }
    byte[] json = reply.json();
    body.write(json, 1, json.length - 1);
    body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }
}
