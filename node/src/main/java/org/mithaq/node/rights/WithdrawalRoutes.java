package org.mithaq.node.rights;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mithaq.node.access.Caller;
import org.mithaq.node.admit.Holds;
import org.mithaq.node.admit.Withdrawal;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.stix.Json;

/**
 * {@code POST /access/erasures} with {@code {"act": 17, "basis": why}} erases, for ever and on
 * record. {@code POST /access/holds} with {@code {"act": 17, "basis": why, "review": "2027-01-31"}}
 * places a legal hold, GET lists them, {@code DELETE /access/holds/ACT?basis=…} releases one. The
 * answers name the act that records it: {@code {"act": 18}}.
 */
public final class WithdrawalRoutes {

  private static final String HOLDS = "/access/holds";
  private static final int MOST_BYTES = 1 << 16;
  private static final int LONGEST_BASIS = 1000;

  private final Withdrawal withdrawal;

  public WithdrawalRoutes(Withdrawal withdrawal) {
    this.withdrawal = withdrawal;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/access/erasures", Access.OWN, this::erase),
        Route.get(HOLDS, Access.OWN, this::list),
        Route.post(HOLDS, Access.OWN, this::hold),
        Route.delete(HOLDS + "/{act}", Access.OWN, this::release));
  }

  private interface Step {
    Withdrawal.Answer take()
        throws IOException, LedgerBusyException, LedgerReadOnlyException, InterruptedException;
  }

  private Reply erase(Call call) throws Refusal, IOException, InterruptedException {
    Caller caller = caller(call);
    Json.Members asked = body(call.body(MOST_BYTES), "act", "basis");
    long act = act(asked);
    String basis = basis(asked.text("basis").orElse(""));
    return answer(() -> withdrawal.erase(caller, act, basis));
  }

  private Reply hold(Call call) throws Refusal, IOException, InterruptedException {
    Caller caller = caller(call);
    Json.Members asked = body(call.body(MOST_BYTES), "act", "basis", "review");
    long act = act(asked);
    String basis = basis(asked.text("basis").orElse(""));
    LocalDate review;
    try {
      review = LocalDate.parse(asked.text("review").orElse(""));
    } catch (DateTimeException e) {
      throw bad("review", "A hold names the day of its review: \"2027-01-31\".");
    }
    return answer(() -> withdrawal.hold(caller, act, basis, review));
  }

  private Reply release(Call call) throws Refusal, IOException, InterruptedException {
    String given = call.segment("act");
    if (!given.matches("[0-9]{1,18}")) {
      throw missing();
    }
    for (String name : call.parameters().names()) {
      if (!name.equals("basis")) {
        throw Refusal.badParameter(name, "There is one parameter here: basis.");
      }
    }
    Caller caller = account(call);
    String basis = basis(call.parameters().single("basis").orElse(""));
    return answer(() -> withdrawal.release(caller, Long.parseLong(given), basis));
  }

  private Reply list(Call call) throws Refusal {
    List<Holds.Hold> holds = withdrawal.holds(caller(call));
    return Reply.json(
        200,
        org.mithaq.node.http.Json.object(json -> {
          json.writeNumberField("total", holds.size());
          json.writeArrayFieldStart("items");
          for (Holds.Hold each : holds) {
            json.writeStartObject();
            json.writeNumberField("act", each.act());
            json.writeStringField("party", each.party());
            json.writeStringField("basis", each.basis());
            json.writeStringField("review", each.review().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }

  private static Reply answer(Step step) throws Refusal, IOException, InterruptedException {
    try {
      return switch (step.take()) {
        case Withdrawal.Answer.Done(long act) ->
            Reply.json(
                200, org.mithaq.node.http.Json.object(json -> json.writeNumberField("act", act)));
        case Withdrawal.Answer.NotThere() -> throw missing();
        case Withdrawal.Answer.Refused(String why) ->
            throw Refusal.of(409, "not-allowed", sentence(why), "act");
      };
    } catch (LedgerBusyException e) {
      throw Refusal.busy(Optional.ofNullable(e.getMessage()).orElse(""), e.retryAfterSeconds());
    } catch (LedgerReadOnlyException e) {
      throw Refusal.of(503, "read-only", Optional.ofNullable(e.getMessage()).orElse(""), "");
    }
  }

  private static String sentence(String why) {
    return Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
  }

  private static Refusal missing() {
    return Refusal.notFound("There is no such act that you may know of.");
  }

  private static Caller caller(Call call) throws Refusal {
    call.parameters().expectNone();
    return account(call);
  }

  private static Caller account(Call call) throws Refusal {
    if (call.caller().anonymous()) {
      throw Refusal.unauthenticated("This needs an account; give its credentials.");
    }
    return call.caller();
  }

  private static Json.Members body(Body body, String... keys) throws Refusal {
    List<String> known = List.of(keys);
    Json.Members asked;
    try {
      asked = Json.parse(body.bytes(), 0, body.length());
    } catch (IOException e) {
      throw bad("body", "The body is one JSON object with " + String.join(", ", known) + ".");
    }
    for (String name : asked.byName().keySet()) {
      if (!known.contains(name)) {
        throw bad(name, "The body has " + String.join(", ", known) + ", and nothing else.");
      }
    }
    return asked;
  }

  private static long act(Json.Members asked) throws Refusal {
    OptionalLong act = asked.number("act");
    if (act.isEmpty() || act.getAsLong() < 0) {
      throw bad("act", "«act» is the number of an act, as its receipt and /lookup have it.");
    }
    return act.getAsLong();
  }

  private static String basis(String given) throws Refusal {
    String basis = given.strip();
    if (basis.isEmpty() || basis.length() > LONGEST_BASIS) {
      throw bad("basis", "«basis» says why, in up to " + LONGEST_BASIS + " characters.");
    }
    return basis;
  }

  private static Refusal bad(String where, String message) {
    return Refusal.of(400, "bad-body", message, where);
  }
}
