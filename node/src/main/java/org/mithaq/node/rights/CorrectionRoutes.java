package org.mithaq.node.rights;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.assistance.Corrections;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/**
 * {@code /access/corrections}, for the depositary: what people wrote who are named in a case and
 * have no account. GET lists what waits; DELETE of {@code /access/corrections/ID} says that it is
 * dealt with, by an entry in the case or by an answer to who wrote, and forgets it.
 */
public final class CorrectionRoutes {

  private static final String ALL = "/access/corrections";

  private final Corrections corrections;
  private final Optional<String> depositary;

  /**
   * Routes of one node.
   *
   * @param depositary id of the party that enters them; where there is none, nobody does
   */
  public CorrectionRoutes(Corrections corrections, Optional<String> depositary) {
    this.corrections = corrections;
    this.depositary = depositary;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Access.OWN, this::list),
        Route.delete(ALL + "/{id}", Access.OWN, this::drop));
  }

  private Reply list(Call call) throws Refusal {
    check(call);
    List<Corrections.Correction> waiting = corrections.all();
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeNumberField("total", waiting.size());
          json.writeArrayFieldStart("items");
          for (Corrections.Correction each : waiting) {
            json.writeStartObject();
            json.writeStringField("id", each.id());
            json.writeStringField("case", each.accountabilityCase());
            json.writeStringField("name", each.name());
            json.writeStringField("reach", each.reach());
            json.writeStringField("lang", each.lang());
            json.writeStringField("text", each.text());
            json.writeStringField("at", each.at().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }

  private Reply drop(Call call) throws Refusal, IOException {
    check(call);
    if (!corrections.drop(call.segment("id"))) {
      throw Refusal.notFound("Nothing of that id waits.");
    }
    return Reply.empty(204);
  }

  private void check(Call call) throws Refusal {
    call.parameters().expectNone();
    if (call.caller().anonymous()) {
      throw Refusal.unauthenticated("This needs an account; give its credentials.");
    }
    if (depositary.isEmpty()
        || !call.caller().party().map(Party::id).equals(depositary)
        || !call.caller().is(Role.DEPOSITARY)) {
      throw Refusal.of(
          403, "not-allowed", "The depositary reads what people write.", "Authorization");
    }
  }
}
