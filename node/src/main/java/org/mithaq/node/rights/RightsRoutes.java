package org.mithaq.node.rights;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.Grounds;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.admit.Foreseen;
import org.mithaq.node.admit.Foresight;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.vault.LedgerBusyException;

/**
 * {@code POST /access/readers?collection=ID}: who would be able to read these objects? The body is
 * a TAXII envelope of up to 100 objects and 1 MiB, as it would be posted to the collection, whose
 * id or alias is given. Nothing is stored. Answers
 *
 * <pre>
 * {"collection": …,
 *  "objects": [{"id": …, "readers": 0}, {"id": …, "refused": why}],
 *  "readers": [{"everyone": false, "total": 2, "parties": [{"id", "name"}], "delegates": […]}]}
 * </pre>
 *
 * where {@code readers} of an object is the place in the list below, and {@code parties} are the
 * first 1,000 of {@code total}.
 */
public final class RightsRoutes {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_OBJECTS = 100;
  private static final int MOST_PARTIES = 1000;
  private static final String COLLECTION = "collection";

  private final Foresight foresight;
  private final Parties parties;
  private final Accounts accounts;
  private final List<CollectionSettings> collections;

  public RightsRoutes(
      Foresight foresight,
      Parties parties,
      Accounts accounts,
      List<CollectionSettings> collections) {
    this.foresight = foresight;
    this.parties = parties;
    this.accounts = accounts;
    this.collections = List.copyOf(collections);
  }

  public List<Route> routes() {
    return List.of(Route.post("/access/readers", Access.FILTERED, this::readers));
  }

  private Reply readers(Call call) throws Refusal, IOException, InterruptedException {
    CollectionSettings collection = collection(call);
    Body body = call.body(MOST_BYTES);
    List<Foreseen> objects = foresee(call.caller(), collection, body);
    if (objects.size() > MOST_OBJECTS) {
      throw Refusal.of(
          413, "too-many", "Ask about at most " + MOST_OBJECTS + " objects at a time.", "objects");
    }
    Map<Audience, Integer> places = new LinkedHashMap<>();
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeStringField("collection", collection.alias());
          json.writeArrayFieldStart("objects");
          for (Foreseen each : objects) {
            write(json, each, places);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("readers");
          for (Audience audience : places.keySet()) {
            write(json, Readers.of(audience, parties, accounts));
          }
          json.writeEndArray();
        }));
  }

  private CollectionSettings collection(Call call) throws Refusal {
    for (String name : call.parameters().names()) {
      if (!name.equals(COLLECTION)) {
        throw Refusal.badParameter(name, "There is one parameter here: collection.");
      }
    }
    String given =
        call.parameters()
            .single(COLLECTION)
            .orElseThrow(
                () -> Refusal.badParameter(COLLECTION, "Name a collection, by its id or alias."));
    if (call.caller().anonymous()) {
      throw Refusal.unauthenticated("This needs an account; give its credentials.");
    }
    CollectionSettings found =
        collections.stream()
            .filter(each -> each.alias().equals(given) || each.id().toString().equals(given))
            .findFirst()
            .orElseThrow(
                () -> Refusal.notFound("There is no such collection that you may know of."));
    if (!found.mayWrite(call.caller())) {
      throw Refusal.of(403, "not-allowed", "You may not write to this collection.", COLLECTION);
    }
    return found;
  }

  private List<Foreseen> foresee(Caller caller, CollectionSettings collection, Body body)
      throws Refusal, InterruptedException {
    try {
      return foresight.foresee(caller, collection, body.bytes(), body.length());
    } catch (MalformedBodyException e) {
      throw Refusal.of(e.status(), "malformed-body", sentence(e), "body");
    } catch (LedgerBusyException e) {
      throw Refusal.busy(sentence(e), e.retryAfterSeconds());
    }
  }

  private static String sentence(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse("");
  }

  private static void write(JsonGenerator json, Foreseen object, Map<Audience, Integer> places)
      throws IOException {
    json.writeStartObject();
    if (object.id().isPresent()) {
      json.writeStringField("id", object.id().get());
    }
    switch (object.fate()) {
      case Foreseen.For(Audience audience) -> {
        int next = places.size();
        json.writeNumberField("readers", places.computeIfAbsent(audience, _ -> next));
      }
      case Foreseen.Refused(String message, Optional<Grounds> grounds) -> {
        json.writeStringField("refused", message);
        if (grounds.isPresent()) {
          json.writeStringField("reason", grounds.get().reason().word());
        }
      }
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Readers readers) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("everyone", readers.everyone());
    json.writeNumberField("total", readers.parties().size());
    json.writeArrayFieldStart("parties");
    for (Party party :
        readers.parties().subList(0, Math.min(MOST_PARTIES, readers.parties().size()))) {
      json.writeStartObject();
      json.writeStringField("id", party.id());
      json.writeStringField("name", party.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("delegates");
    for (String name : readers.delegates()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
