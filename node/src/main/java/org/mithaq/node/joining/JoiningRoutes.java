package org.mithaq.node.joining;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.RefusedException;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/**
 * {@code /register/applications}: an applicant's steps by the secret of its application (Bearer),
 * the depositary's by its account.
 */
public final class JoiningRoutes {

  private static final String ALL = "/register/applications";
  private static final String ONE = ALL + "/{id}";
  private static final int MOST_BYTES = 64 << 10;
  private static final int LONGEST_REASON = 2000;

  private final Joining joining;

  public JoiningRoutes(Joining joining) {
    this.joining = joining;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(ALL, Access.OPEN, this::apply),
        Route.get(ALL, Access.OWN, this::list),
        Route.get(ONE, Access.OPEN, this::show),
        Route.post(ONE + "/check", Access.OPEN, this::check),
        Route.post(ONE + "/position", Access.OPEN, this::position),
        Route.post(ONE + "/decide", Access.OWN, this::decide));
  }

  private Reply apply(Call call) throws Refusal, IOException {
    plain(call);
    Joining.Taken taken = joining.apply(call.body(MOST_BYTES), call.remoteNetwork());
    Application application = taken.application();
    return Reply.json(
        201,
        Json.object(json -> {
          describe(json, application);
          json.writeStringField("secret", taken.secret());
        }));
  }

  private Reply list(Call call) throws Refusal {
    plain(call);
    List<Application> all = joining.all(call.caller());
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeNumberField("total", all.size());
          json.writeArrayFieldStart("items");
          for (Application each : all) {
            json.writeStartObject();
            describe(json, each);
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }

  private Reply show(Call call) throws Refusal {
    plain(call);
    return answer(own(call));
  }

  private Reply check(Call call) throws Refusal {
    plain(call);
    return answer(joining.check(own(call)));
  }

  private Reply position(Call call) throws Refusal, IOException, InterruptedException {
    plain(call);
    Application application = own(call);
    Joining.Joined joined = joining.position(application, call.body(MOST_BYTES));
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeStringField("state", "joined");
          json.writeArrayFieldStart("objects");
          for (ObjectResult result : joined.results()) {
            json.writeStartObject();
            json.writeStringField("id", result.id().orElse(""));
            json.writeNumberField("act", result.sequence().orElse(-1));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeObjectFieldStart("account");
          json.writeStringField("name", joined.account().name());
          json.writeStringField("secret", joined.account().secret());
          json.writeEndObject();
        }));
  }

  private Reply decide(Call call) throws Refusal, IOException {
    plain(call);
    Body body = call.body(MOST_BYTES);
    String decision = "";
    String reason = "";
    try {
      var json = org.mithaq.stix.Json.parse(body.bytes(), 0, body.length());
      decision = json.text("decision").orElse("");
      reason = json.text("reason").orElse("");
    } catch (IOException e) {
      // Said below.
      decision = "";
    }
    boolean known = decision.equals("accept") || decision.equals("refuse");
    if (!known || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Refusal.of(
          400,
          "bad-body",
          "The body is {\"decision\": \"accept\" or \"refuse\", \"reason\": what was examined}.",
          "body");
    }
    return answer(
        joining.decide(call.caller(), call.segment("id"), decision.equals("accept"), reason));
  }

  private Application own(Call call) throws Refusal {
    String header = call.header("Authorization").orElse("");
    String scheme = "Bearer ";
    if (!header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      throw Refusal.unauthenticated(
          "Give the application's secret: Authorization: Bearer and the secret.");
    }
    return joining.own(call.segment("id"), header.substring(scheme.length()).strip());
  }

  private static void plain(Call call) throws Refusal {
    call.parameters().expectNone();
  }

  private static Reply answer(Application application) {
    return Reply.json(200, Json.object(json -> describe(json, application)));
  }

  private static void describe(JsonGenerator json, Application application) throws IOException {
    json.writeStringField("application", application.id());
    try {
      PartyIdentity party = application.party();
      json.writeStringField("party", party.id());
      json.writeStringField("name", party.name());
      json.writeStringField("category", party.category().word());
      if (party.country().isPresent()) {
        json.writeStringField("country", party.country().get());
      }
    } catch (RefusedException e) {
      throw new IOException(e.reason(), e);
    }
    json.writeStringField("accord", application.accord());
    json.writeStringField("applied", application.applied().toString());
    json.writeStringField("expires", application.applied().plus(Applications.KEPT).toString());
    application.write(json);
    if (application.mandate().kind() == MandateKind.DOMAIN) {
      String domain = application.mandate().domain().orElse("");
      boolean dns = application.mandate().method().filter("dns"::equals).isPresent();
      json.writeStringField("challenge", application.challenge());
      json.writeObjectFieldStart("put");
      json.writeStringField("value", application.proof());
      json.writeStringField(
          dns ? "txt" : "url", dns ? DnsProof.place(domain) : HttpsProof.place(domain));
      json.writeEndObject();
    }
  }
}
