package org.mithaq.node.rights;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Piece;
import org.mithaq.node.access.Caller;
import org.mithaq.node.assistance.FindingDesk;
import org.mithaq.node.assistance.FindingOutcome;
import org.mithaq.node.assistance.FindingReason;
import org.mithaq.node.assistance.Findings;
import org.mithaq.node.assistance.FindingsSeen;
import org.mithaq.node.assistance.Prepared;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * {@code /access/findings/CASE}, for the sides of a case: joint findings that wait for a signature.
 * GET lists them, each with the exact {@code object} that is signed. POST of {@code number}, {@code
 * created}, {@code lang} and {@code text} tells the bytes that these make (200); with {@code key}
 * and {@code value}, the signature over them, it keeps them for the other side (201). The other
 * side POSTs {@code digest}, {@code key} and {@code value} to {@code /access/findings/CASE/ID},
 * which enters both in the case (201). DELETE declines, or takes back. For everyone else there is
 * no such case.
 */
public final class FindingRoutes {

  private static final String ALL = "/access/findings/{case}";
  private static final String ONE = ALL + "/{finding}";
  private static final Set<String> PROPOSED =
      Set.of("number", "created", "lang", "text", "key", "value");
  private static final Set<String> SIGNED = Set.of("digest", "key", "value");
  private static final int MOST_BYTES = 32 << 10;
  private static final int LONGEST_NUMBER = 64;

  private final FindingDesk desk;

  public FindingRoutes(FindingDesk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Access.FILTERED, this::list),
        Route.post(ALL, Access.FILTERED, this::propose),
        Route.post(ONE, Access.FILTERED, this::sign),
        Route.delete(ONE, Access.FILTERED, this::drop));
  }

  private FindingsSeen seen(Call call) throws Refusal {
    Caller caller = PartyCall.caller(call);
    return desk.see(call.segment("case"), caller)
        .orElseThrow(() -> Refusal.notFound("There is no case of that id for you."));
  }

  private Findings.Proposal proposal(FindingsSeen seen, Call call) throws Refusal {
    return seen.waiting(call.segment("finding"))
        .orElseThrow(() ->
            Refusal.notFound(
                "No joint finding of that id waits: it was signed, declined or taken back."));
  }

  private Reply list(Call call) throws Refusal, IOException {
    FindingsSeen seen = seen(call);
    List<Prepared> prepared = new ArrayList<>();
    for (Findings.Proposal each : seen.waiting()) {
      prepared.add(desk.prepare(seen, each));
    }
    return Reply.json(
        200,
        org.mithaq.node.http.Json.object(json -> {
          json.writeNumberField("total", seen.waiting().size());
          json.writeArrayFieldStart("items");
          for (int i = 0; i < prepared.size(); i++) {
            Findings.Proposal each = seen.waiting().get(i);
            json.writeStartObject();
            describe(json, prepared.get(i));
            json.writeStringField("proposed_by", each.by());
            json.writeStringField("proposed", each.at().toString());
            json.writeBooleanField("waits_for_you", seen.isOthers(each));
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }

  private Reply propose(Call call) throws Refusal, IOException {
    FindingsSeen seen = seen(call);
    Json.Members said = body(call.body(MOST_BYTES), PROPOSED);
    String number = said.text("number").orElse("");
    if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
      throw bad("number", "number is a name of this finding's own, such as a UUID.");
    }
    Instant created;
    try {
      created = Instant.parse(said.text("created").orElse(""));
    } catch (DateTimeException _) {
      throw bad("created", "created is a time, such as 2026-01-01T00:00:00.000Z.");
    }
    Prepared prepared;
    try {
      prepared =
          desk.prepare(
              seen,
              number,
              created,
              new Passage(said.text("lang").orElse(""), said.text("text").orElse("")));
    } catch (IllegalArgumentException e) {
      throw bad("text", String.valueOf(e.getMessage()));
    }
    if (!said.has("key") && !said.has("value")) {
      return Reply.json(200, org.mithaq.node.http.Json.object(json -> describe(json, prepared)));
    }
    return told(desk.propose(seen, prepared, said.text("key").orElse(""), value(said)));
  }

  private Reply sign(Call call) throws Refusal, IOException, InterruptedException {
    FindingsSeen seen = seen(call);
    Findings.Proposal proposal = proposal(seen, call);
    Json.Members said = body(call.body(MOST_BYTES), SIGNED);
    return told(
        desk.sign(
            seen,
            proposal,
            said.text("digest").orElse(""),
            said.text("key").orElse(""),
            value(said),
            call.caller()));
  }

  private Reply drop(Call call) throws Refusal, IOException {
    FindingsSeen seen = seen(call);
    told(desk.drop(seen, proposal(seen, call)));
    return Reply.empty(204);
  }

  private static void describe(JsonGenerator json, Prepared prepared) throws IOException {
    byte[] object = prepared.object();
    json.writeStringField("id", prepared.id());
    json.writeStringField("object", prepared.text());
    json.writeStringField(
        "digest", HexFormat.of().formatHex(Piece.digest(object, 0, object.length)));
  }

  private static Reply told(FindingOutcome outcome) throws Refusal {
    return switch (outcome) {
      case FindingOutcome.Done(String id) ->
          Reply.json(
              201, org.mithaq.node.http.Json.object(json -> json.writeStringField("id", id)));
      case FindingOutcome.Refused(Grounds why) ->
          throw Refusal.of(
              why.reason() == FindingReason.ACCOUNT ? 403 : 409,
              why.reason().word(),
              why.sentence(),
              "finding");
    };
  }

  private static byte[] value(Json.Members said) throws Refusal {
    Optional<String> base64 = said.text("value");
    try {
      return Base64.getDecoder().decode(base64.orElse(""));
    } catch (IllegalArgumentException _) {
      throw bad("value", "value is the signature in base64.");
    }
  }

  private static Json.Members body(Body body, Set<String> names) throws Refusal {
    Json.Members said;
    try {
      said = Json.parse(body.bytes(), 0, body.length());
    } catch (IOException _) {
      throw bad("body", "The body is one JSON object.");
    }
    for (String name : said.byName().keySet()) {
      if (!names.contains(name)) {
        throw bad(name, "Here belong " + String.join(", ", names.stream().sorted().toList()) + ".");
      }
    }
    return said;
  }

  private static Refusal bad(String where, String message) {
    return Refusal.of(400, "bad-body", message, where);
  }
}
