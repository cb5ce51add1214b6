package org.mithaq.node.rights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.audit.AuditLog;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/**
 * {@code GET /access/audit?from=N&limit=100}: what the audit log has of the caller's party, for its
 * administrators; of the node itself, for its operator. Answers
 *
 * <pre>
 * {"origin": …, "keys": [verifier key, …], "total": 1,
 *  "items": [{"sequence", "time", "entry": the bytes that the log has, as text, "receipt": …}],
 *  "next": 17}
 * </pre>
 *
 * where {@code total} counts the items here and a receipt lacks for a quarter of a second. Reading
 * it is an entry, too.
 */
public final class AuditRoutes {

  private static final int MOST = 1000;
  private static final int WALK = 100_000;

  private final AuditLog log;
  private final Audit audit;

  public AuditRoutes(AuditLog log) {
    this.log = log;
    this.audit = log;
  }

  public Route route() {
    return Route.get("/access/audit", Access.OWN, this::read);
  }

  private Reply read(Call call) throws Refusal, IOException {
    long from = 0;
    long limit = 100;
    for (String name : call.parameters().names()) {
      switch (name) {
        case "from" -> from = number(call, name, Long.MAX_VALUE / 2);
        case "limit" -> limit = Math.max(1, number(call, name, MOST));
        default -> throw Refusal.badParameter(name, "There are from and limit here.");
      }
    }
    Caller caller = call.caller();
    Optional<String> party = party(caller);
    AuditLog.Page page = log.of(party, from, (int) limit, WALK);
    audit.note(
        new AuditEntry(
            AuditEntry.Kind.EXPORTED,
            party,
            caller.delegate(),
            page.entries().size() + " entries from " + from));
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeStringField("origin", log.origin());
          json.writeArrayFieldStart("keys");
          for (String key : log.verifierKeys()) {
            json.writeString(key);
          }
          json.writeEndArray();
          json.writeNumberField("total", page.entries().size());
          json.writeArrayFieldStart("items");
          for (AuditLog.Kept each : page.entries()) {
            json.writeStartObject();
            json.writeNumberField("sequence", each.sequence());
            json.writeStringField("time", CommitTime.text(each.micros()));
            json.writeStringField("entry", new String(each.text(), StandardCharsets.UTF_8));
            if (each.receipt().isPresent()) {
              json.writeStringField("receipt", each.receipt().get());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          OptionalLong next = page.next();
          if (next.isPresent()) {
            json.writeNumberField("next", next.getAsLong());
          }
        }));
  }

  private static Optional<String> party(Caller caller) throws Refusal {
    if (caller.anonymous()) {
      throw Refusal.unauthenticated("This needs an account; give its credentials.");
    }
    Optional<String> party = caller.party().map(Party::id);
    if (!caller.is(party.isPresent() ? Role.PARTY_ADMINISTRATOR : Role.OPERATOR)) {
      throw Refusal.of(
          403,
          "not-allowed",
          "The audit log is for a party's administrators: this account lacks the role.",
          "");
    }
    return party;
  }

  private static long number(Call call, String name, long most) throws Refusal {
    String text = call.parameters().single(name).orElse("");
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
      throw Refusal.badParameter(name, "A number from 0 to " + most + " stands here.");
    }
    return Long.parseLong(text);
  }
}
