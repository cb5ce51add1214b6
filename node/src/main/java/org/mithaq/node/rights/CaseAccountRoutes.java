package org.mithaq.node.rights;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.CaseCourse;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.people.CaseAccounts;
import org.mithaq.node.people.People;

/**
 * {@code /access/case-accounts}: accounts by which a respondent, which need be no member of
 * anything, reads what is held against it and answers, in one case and nothing else. POST to {@code
 * /access/case-accounts/CASE} by a claimant, once notice was served, asks for one (202); by the
 * depositary, after that, opens one (201) and tells the {@code link} that the respondent sets it up
 * by, good for thirty days and not told again. GET lists what was asked for: all of it to the
 * depositary, its own to a claimant.
 */
public final class CaseAccountRoutes {

  private static final String ALL = "/access/case-accounts";

  private final RegisterIndex register;
  private final Audiences audiences;
  private final Parties parties;
  private final CaseAccounts accounts;
  private final Optional<String> depositary;
  private final Audit audit;

  /**
   * Routes of one node.
   *
   * @param depositary id of the party that opens them; where there is none, nobody does
   */
  public CaseAccountRoutes(
      RegisterIndex register,
      Audiences audiences,
      Parties parties,
      CaseAccounts accounts,
      Optional<String> depositary,
      Audit audit) {
    this.register = register;
    this.audiences = audiences;
    this.parties = parties;
    this.accounts = accounts;
    this.depositary = depositary;
    this.audit = audit;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Access.OWN, this::list),
        Route.post(ALL + "/{case}", Access.OWN, this::post));
  }

  private Reply list(Call call) throws Refusal {
    Party party = party(call);
    boolean all = isDepositary(call.caller());
    List<CaseAccounts.Asked> asked =
        accounts.all().stream().filter(each -> all || each.by().equals(party.id())).toList();
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
    Party party = party(call);
    String id = call.segment("case");
    return isDepositary(call.caller()) && accounts.asked(id).isPresent()
        ? open(call, accounts.asked(id).get())
        : ask(call, party, id);
  }

  private Reply ask(Call call, Party party, String id) throws Refusal, IOException {
    Visibility visibility = audiences.visibleTo(call.caller().tokens());
    Optional<CaseCourse> course =
        register.ask(known -> known.matters(visibility::mayRead).accountabilityCase(id));
    if (course.isEmpty()) {
      throw Refusal.notFound("There is no case of that id for you.");
    }
    if (!course.get().claimants().contains(party.id()) || !call.caller().is(Role.SIGNER)) {
      throw Refusal.of(
          403,
          "not-allowed",
          "A claimant's signer asks for the respondent's account.",
          "Authorization");
    }
    if (course.get().noticed().isEmpty()) {
      throw Refusal.of(409, "too-early", "First serve notice of the case.", "case");
    }
    if (depositary.isEmpty()) {
      throw Refusal.of(
          409,
          "no-depositary",
          "This node has no depositary to open it: the operator gives the respondent an account.",
          "case");
    }
    String respondent = course.get().respondent();
    note(call.caller(), party.id(), "asked for the account of " + respondent + " in " + id);
    CaseAccounts.Asked asked = accounts.ask(id, respondent, party.id());
    return Reply.json(202, Json.object(json -> describe(json, asked)));
  }

  private Reply open(Call call, CaseAccounts.Asked asked) throws Refusal, IOException {
    note(
        call.caller(),
        asked.respondent(),
        "opened the account of " + asked.respondent() + " in " + asked.accountabilityCase());
    People.CaseInvitation invitation;
    try {
      invitation = accounts.open(asked);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(409, "too-many", Optional.ofNullable(e.getMessage()).orElse(""), "case");
    }
    return Reply.json(
        201,
        Json.object(json -> {
          describe(json, asked);
          json.writeStringField("name", invitation.name());
          json.writeStringField("until", invitation.until().toString());
          json.writeStringField("link", call.origin() + "/en/set-up?code=" + invitation.code());
        }));
  }

  private void describe(JsonGenerator json, CaseAccounts.Asked asked) throws IOException {
    json.writeStringField("case", asked.accountabilityCase());
    json.writeStringField("respondent", asked.respondent());
    json.writeStringField(
        "respondent_name", parties.registered(asked.respondent()).map(Party::name).orElse(""));
    json.writeStringField("asked_by", asked.by());
    json.writeStringField("asked", asked.at().toString());
    json.writeBooleanField("open", accounts.isOpen(asked));
  }

  private boolean isDepositary(Caller caller) {
    return caller.is(Role.DEPOSITARY)
        && caller.party().map(Party::id).equals(depositary)
        && depositary.isPresent();
  }

  private static Party party(Call call) throws Refusal {
    Optional<String> unknown = call.parameters().names().stream().findFirst();
    if (unknown.isPresent()) {
      throw Refusal.badParameter(unknown.get(), "There are no parameters here.");
    }
    if (call.caller().anonymous()) {
      throw Refusal.unauthenticated("This needs an account; give its credentials.");
    }
    return call.caller()
        .party()
        .orElseThrow(
            () -> Refusal.of(403, "no-party", "This account acts for no party.", "Authorization"));
  }

  private void note(Caller caller, String party, String detail) {
    audit.note(
        new AuditEntry(
            AuditEntry.Kind.DELEGATE_CHANGED, Optional.of(party), caller.delegate(), detail));
  }
}
