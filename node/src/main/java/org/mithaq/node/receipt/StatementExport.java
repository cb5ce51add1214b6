package org.mithaq.node.receipt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.mithaq.accord.Entry;
import org.mithaq.accord.StatementProof;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Receipts;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;

/**
 * {@code /statements/{id}/export}: a statement with all that proves who signed it, in one file that
 * verifies without the node. Members: {@code format}, {@code statement} (its id), and {@code acts}
 * in the order of the log, each with {@code object} (its exact bytes, base64) and {@code receipt}
 * (a C2SP tlog-proof, text).
 */
public final class StatementExport {

  /** What the file says that it is. */
  public static final String FORMAT = "mithaq/statement-export/v1";

  private final RegisterIndex register;
  private final Records records;
  private final Audiences audiences;
  private final Receipts receipts;

  public StatementExport(
      RegisterIndex register, Records records, Audiences audiences, Receipts receipts) {
    this.register = register;
    this.records = records;
    this.audiences = audiences;
    this.receipts = receipts;
  }

  public Route route() {
    return Route.get("/statements/{id}/export", Access.FILTERED, this::export);
  }

  private record Proved(byte[] object, String receipt) {}

  private Reply export(Call call) throws Refusal, IOException {
    String id = call.segment("id");
    Caller caller = call.caller();
    Visibility visibility = audiences.visibleTo(caller.tokens());
    StatementProof proof =
        register
            .ask(known -> StatementProof.of(known, id, visibility::mayRead))
            .orElseThrow(() -> Refusal.notFound("There is no statement of that id for you."));
    if (!proof.whole()) {
      throw Refusal.of(
          409,
          "not-whole",
          "Not all that proves this statement is for you, as who belongs to its circle: ask a party"
              + " that may read it for the file.",
          "id");
    }
    List<Proved> acts = new ArrayList<>();
    for (Entry entry : proof.acts()) {
      acts.add(prove(entry, caller));
    }
    byte[] json =
        Json.object(out -> {
          out.writeStringField("format", FORMAT);
          out.writeStringField("statement", id);
          out.writeArrayFieldStart("acts");
          for (Proved act : acts) {
            out.writeStartObject();
            out.writeStringField("object", Base64.getEncoder().encodeToString(act.object));
            out.writeStringField("receipt", act.receipt);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
    return Reply.json(200, json)
        .with("Content-Disposition", "attachment; filename=\"statement.json\"");
  }

  private Proved prove(Entry entry, Caller caller) throws Refusal, IOException {
    try {
      byte[] object = records.object(entry.place(), entry.sequence(), entry.length());
      return switch (receipts.receipt(entry.sequence(), caller)) {
        case Receipts.Receipt(String text) -> new Proved(object, text);
        case Receipts.NotFound() -> throw Refusal.notFound("An act of it can't be read any more.");
        case Receipts.NotYet() ->
            throw Refusal.busy("The log does not cover the statement yet; try again.", 1);
      };
    } catch (DamagedRecordException e) {
      throw Refusal.notFound("An act of it can't be read any more.");
    }
  }
}
