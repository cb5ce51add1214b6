package org.mithaq.node.rights;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.people.CaseAccounts;
import org.mithaq.node.people.People;

/**
 * {@code /access/case-accounts}: accounts by which a respondent, which need be no member of
 * anything, reads what is held against it and answers, in one case and nothing else. POST to {@code
 * /access/case-accounts/CASE} by a claimant, once notice was served, asks for one (202); by the
 * depositary, after that, opens one (201) and tells the {@code link} that the respondent sets it up
 * by, good for thirty days and not told again. DELETE, by the depositary, ends all of a case, links
 * that nobody took up too; another one can be opened afterwards. GET lists what was asked for: all
 * of it to the depositary, its own to a claimant.
 */
public final class CaseAccountRoutes {

  private static final String ALL = "/access/case-accounts";

  private final CaseAccountDesk desk;

  public CaseAccountRoutes(CaseAccountDesk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Access.OWN, this::list),
        Route.post(ALL + "/{case}", Access.OWN, this::post),
        Route.delete(ALL + "/{case}", Access.OWN, this::end));
  }

  private Reply list(Call call) throws Refusal {
    List<CaseAccounts.Asked> asked = desk.list(PartyCall.caller(call));
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeNumberField("total", asked.size());
          json.writeArrayFieldStart("items");
          for (CaseAccounts.Asked each : asked) {
            json.writeStartObject();
            describe(json, each);
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }

  private Reply post(Call call) throws Refusal, IOException {
    Caller caller = PartyCall.caller(call);
    String id = call.segment("case");
    Optional<CaseAccounts.Asked> before = desk.asked(id);
    if (before.isPresent() && desk.opens(caller)) {
      People.CaseInvitation invitation = desk.open(before.get(), caller);
      return Reply.json(
          201,
          Json.object(json -> {
            describe(json, before.get());
            json.writeStringField("name", invitation.name());
            json.writeStringField("until", invitation.until().toString());
            json.writeStringField("link", call.origin() + "/en/set-up?code=" + invitation.code());
          }));
    }
    CaseAccounts.Asked asked = desk.ask(id, caller);
    return Reply.json(202, Json.object(json -> describe(json, asked)));
  }

  private Reply end(Call call) throws Refusal, IOException {
    Caller caller = PartyCall.caller(call);
    Optional<CaseAccounts.Asked> asked =
        desk.opens(caller) ? desk.asked(call.segment("case")) : Optional.empty();
    if (asked.isEmpty()) {
      throw Refusal.notFound("There is no account of that case for you to end.");
    }
    desk.end(asked.get(), caller);
    return Reply.empty(204);
  }

  private void describe(JsonGenerator json, CaseAccounts.Asked asked) throws IOException {
    json.writeStringField("case", asked.accountabilityCase());
    json.writeStringField("respondent", asked.respondent());
    json.writeStringField("respondent_name", desk.respondentName(asked));
    json.writeStringField("asked_by", asked.by());
    json.writeStringField("asked", asked.at().toString());
    json.writeBooleanField("open", desk.isOpen(asked));
  }
}
