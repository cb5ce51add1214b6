package org.mithaq.node.rights;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.mithaq.accord.Word;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.IssuedToken;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Scope;
import org.mithaq.node.access.Tokens;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * {@code /access/tokens}, for an account's own credentials. GET lists what the account has issued;
 * POST issues one, by
 *
 * <pre>{"collections": [id or alias, …], "verbs": ["read", "write"], "days": 30, "note": "SIEM"}
 * </pre>
 *
 * <p>where no {@code collections} means all, no {@code verbs} means reading, no {@code days} 90;
 * the answer, 201, holds the {@code token}, which is not told again. DELETE of {@code
 * /access/tokens/ID} revokes.
 */
public final class TokenRoutes {

  private static final String ALL = "/access/tokens";
  private static final int MOST_BYTES = 1 << 16;
  private static final int LONGEST_NOTE = 200;
  private static final int DAYS = 90;
  private static final Set<String> KEYS = Set.of("collections", "verbs", "days", "note");

  private final Tokens tokens;
  private final Audit audit;
  private final List<CollectionSettings> collections;

  public TokenRoutes(Tokens tokens, Audit audit, List<CollectionSettings> collections) {
    this.tokens = tokens;
    this.audit = audit;
    this.collections = List.copyOf(collections);
  }

  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Access.OWN, this::list),
        Route.post(ALL, Access.OWN, this::issue),
        Route.delete(ALL + "/{id}", Access.OWN, this::revoke));
  }

  private Reply list(Call call) throws Refusal {
    List<IssuedToken> all = tokens.of(account(call));
    return Reply.json(
        200,
        org.mithaq.node.http.Json.object(json -> {
          json.writeNumberField("total", all.size());
          json.writeArrayFieldStart("items");
          for (IssuedToken each : all) {
            json.writeStartObject();
            describe(json, each);
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }

  private Reply issue(Call call) throws Refusal, IOException {
    String account = account(call);
    Json.Members asked = body(call.body(MOST_BYTES));
    Scope scope = new Scope(collections(asked), verbs(asked));
    OptionalLong days = asked.number("days");
    if (asked.has("days") && (days.isEmpty() || days.getAsLong() < 1 || days.getAsLong() > 366)) {
      throw bad("days", "A token lasts 1 to 366 days.");
    }
    String note = asked.text("note").orElse("");
    if (note.length() > LONGEST_NOTE) {
      throw bad("note", "A note has at most " + LONGEST_NOTE + " characters.");
    }
    Tokens.Told told;
    audit.note(entry(call.caller(), AuditEntry.Kind.TOKEN_ISSUED, scopeWords(scope, note)));
    try {
      told = tokens.issue(account, scope, Duration.ofDays(days.orElse(DAYS)), note);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(409, "too-many", Optional.ofNullable(e.getMessage()).orElse(""), "");
    }
    return Reply.json(
        201,
        org.mithaq.node.http.Json.object(json -> {
          describe(json, told.issued());
          json.writeStringField("token", told.secret());
        }));
  }

  private Reply revoke(Call call) throws Refusal, IOException {
    if (!tokens.revoke(account(call), call.segment("id"))) {
      throw Refusal.notFound("Your account has no token of that id.");
    }
    audit.note(entry(call.caller(), AuditEntry.Kind.TOKEN_REVOKED, call.segment("id")));
    return Reply.empty(204);
  }

  private static AuditEntry entry(Caller caller, AuditEntry.Kind kind, String detail) {
    return new AuditEntry(kind, caller.party().map(Party::id), caller.delegate(), detail);
  }

  private static String scopeWords(Scope scope, String note) {
    return String.join(", ", scope.verbs().stream().map(Scope.Verb::word).sorted().toList())
        + scope
            .collections()
            .map(only -> " in " + only.size() + " collections")
            .orElse(" in all collections")
        + (note.isEmpty() ? "" : ": " + note);
  }

  private static String account(Call call) throws Refusal {
    call.parameters().expectNone();
    Caller caller = call.caller();
    return caller
        .delegate()
        .orElseThrow(() -> Refusal.unauthenticated("This needs an account; give its credentials."));
  }

  private static Json.Members body(Body body) throws Refusal {
    Json.Members asked;
    try {
      asked = Json.parse(body.bytes(), 0, body.length());
    } catch (IOException e) {
      throw bad("body", "The body is one JSON object: {\"verbs\": [\"read\"], \"days\": 30}.");
    }
    for (String name : asked.byName().keySet()) {
      if (!KEYS.contains(name)) {
        throw bad(name, "A token has collections, verbs, days and a note.");
      }
    }
    return asked;
  }

  private Optional<Set<UUID>> collections(Json.Members asked) throws Refusal {
    if (!asked.has("collections")) {
      return Optional.empty();
    }
    Set<UUID> ids = new HashSet<>();
    for (String name : asked.texts("collections")) {
      ids.add(
          collections.stream()
              .filter(each -> each.alias().equals(name) || each.id().toString().equals(name))
              .map(CollectionSettings::id)
              .findFirst()
              .orElseThrow(() -> bad("collections", "There is no collection of that name.")));
    }
    if (ids.isEmpty()) {
      throw bad("collections", "Name at least one collection, or leave «collections» out for all.");
    }
    return Optional.of(ids);
  }

  private static Set<Scope.Verb> verbs(Json.Members asked) throws Refusal {
    if (!asked.has("verbs")) {
      return Set.of(Scope.Verb.READ);
    }
    Set<Scope.Verb> verbs = new HashSet<>();
    for (String word : asked.texts("verbs")) {
      verbs.add(
          Word.find(Scope.Verb.values(), word)
              .orElseThrow(() -> bad("verbs", "The verbs are read and write.")));
    }
    if (verbs.isEmpty()) {
      throw bad("verbs", "The verbs are read and write: name one.");
    }
    return verbs;
  }

  private static Refusal bad(String where, String message) {
    return Refusal.of(400, "bad-body", message, where);
  }

  private static void describe(JsonGenerator json, IssuedToken token) throws IOException {
    json.writeStringField("id", token.id());
    if (token.scope().collections().isPresent()) {
      json.writeArrayFieldStart("collections");
      for (UUID each : new TreeSet<>(token.scope().collections().get())) {
        json.writeString(each.toString());
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("verbs");
    for (Scope.Verb verb : new TreeSet<>(token.scope().verbs())) {
      json.writeString(verb.word());
    }
    json.writeEndArray();
    json.writeStringField("issued", token.issued().toString());
    json.writeStringField("expires", token.expires().toString());
    json.writeStringField("note", token.note());
  }
}
