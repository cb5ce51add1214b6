package org.mithaq.node.taxii;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.mithaq.node.access.AudienceRule;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.taxii.Collections.Shelf;
import org.mithaq.stix.Tlp;

/** Finding one's way: TAXII 2.1 §4.1 discovery, §4.2 API root, §5.1 and §5.2 collections. */
final class RootEndpoints {

  private final TaxiiSettings settings;
  private final Shelves shelves;

  RootEndpoints(TaxiiSettings settings, Shelves shelves) {
    this.settings = settings;
    this.shelves = shelves;
  }

  Reply discovery(Call call) throws Refusal {
    MediaTypes.checkAccept(call);
    // §4.1.1: an API root is an absolute URL of HTTPS or a path. A request in cleartext may have
    // come through a proxy, whose address only the client knows.
    String root = call.secure() ? call.origin() + settings.root() : settings.root();
    return TaxiiReplies.object(
        200,
        json -> {
          json.writeStringField("title", settings.title());
          writeUnlessEmpty(json, "description", settings.description());
          writeUnlessEmpty(json, "contact", settings.contact().orElse(""));
          json.writeStringField("default", root);
          json.writeArrayFieldStart("api_roots");
          json.writeString(root);
          json.writeEndArray();
        });
  }

  Reply root(Call call) throws Refusal {
    MediaTypes.checkAccept(call);
    return TaxiiReplies.object(
        200,
        json -> {
          json.writeStringField("title", settings.title());
          writeUnlessEmpty(json, "description", settings.description());
          json.writeArrayFieldStart("versions");
          json.writeString(MediaTypes.TAXII);
          json.writeEndArray();
          json.writeNumberField("max_content_length", settings.maxContentLength());
        });
  }

  Reply collections(Call call) throws Refusal {
    MediaTypes.checkAccept(call);
    List<Shelf> all = shelves.all(call);
    if (all.isEmpty()) {
      return TaxiiReplies.nothing();
    }
    return TaxiiReplies.object(
        200,
        json -> {
          json.writeArrayFieldStart("collections");
          for (Shelf shelf : all) {
            json.writeStartObject();
            write(json, shelf, call.caller());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  Reply collection(Call call) throws Refusal {
    MediaTypes.checkAccept(call);
    Shelf shelf = shelves.find(call);
    return TaxiiReplies.object(200, json -> write(json, shelf, call.caller()));
  }

  private static void write(JsonGenerator json, Shelf shelf, Caller caller) throws IOException {
    json.writeStringField("id", shelf.settings().id().toString());
    json.writeStringField("title", shelf.settings().title());
    writeUnlessEmpty(json, "description", shelf.settings().description());
    json.writeStringField("alias", shelf.settings().alias());
    json.writeBooleanField("can_read", shelf.canRead());
    json.writeBooleanField("can_write", shelf.canWrite());
    json.writeArrayFieldStart("media_types");
    json.writeString(MediaTypes.STIX);
    json.writeEndArray();
    json.writeObjectFieldStart("x_mithaq_markings");
    json.writeStringField("default", shelf.settings().defaultMarking().word());
    CollectionSettings settings = shelf.settings();
    write(json, "send", tlp -> AudienceRule.maySend(caller, settings, tlp));
    write(json, "receive", tlp -> AudienceRule.mayReceive(caller, settings, tlp));
    json.writeEndObject();
  }

  /** Ids of marking definitions, in the order of their editions. */
  private static void write(JsonGenerator json, String name, Predicate<Tlp> wanted)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Tlp tlp : Tlp.values()) {
      if (wanted.test(tlp)) {
        json.writeString(tlp.id());
      }
    }
    json.writeEndArray();
  }

  private static void writeUnlessEmpty(JsonGenerator json, String name, String text)
      throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }
}
