package org.mithaq.node.taxii;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.index.Slice;
import org.mithaq.node.taxii.Collections.Shelf;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.DamagedRecordException;

/** What there is, without the objects: TAXII 2.1 §5.3 (manifest) and §5.8 (versions). */
final class ManifestEndpoints {

  private final TaxiiSettings settings;
  private final Shelves shelves;
  private final Reader reader;

  ManifestEndpoints(TaxiiSettings settings, Shelves shelves, Reader reader) {
    this.settings = settings;
    this.shelves = shelves;
    this.reader = reader;
  }

  Reply manifest(Call call) throws Refusal {
    MediaTypes.checkAcceptOfManifest(call);
    Shelf shelf = shelves.readable(call);
    Filter filter = Filter.read(call.parameters(), Filter.Scope.COLLECTION, settings);
    Slice slice = reader.select(call, shelf, filter);
    return page(slice, "objects", ManifestEndpoints::entry);
  }

  Reply versions(Call call) throws Refusal {
    MediaTypes.checkAccept(call);
    Shelf shelf = shelves.readable(call);
    Filter filter =
        Filter.read(call.parameters(), Filter.Scope.VERSIONS, settings)
            .forObject(call.segment("object"));
    Slice slice = reader.select(call, shelf, filter);
    if (slice.size() == 0) {
      reader.checkExists(call, shelf, filter);
    }
    return page(slice, "versions", (json, act) -> json.writeString(version(act)));
  }

  private interface Entry {
    void write(JsonGenerator json, Act act) throws IOException;
  }

  private Reply page(Slice slice, String name, Entry entry) {
    List<Act> acts = acts(slice);
    OptionalLong next = slice.next();
    if (acts.isEmpty() && next.isEmpty()) {
      return TaxiiReplies.nothing();
    }
    byte[] body =
        Json.object(json -> {
          json.writeBooleanField("more", next.isPresent());
          if (next.isPresent()) {
            json.writeStringField("next", Long.toString(next.getAsLong()));
          }
          // Lists are never empty (§2), even where all of a page's records are damaged.
          if (!acts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (Act act : acts) {
              entry.write(json, act);
            }
            json.writeEndArray();
          }
        });
    return new Reply(
        200,
        acts.isEmpty()
            ? PageHeaders.empty()
            : PageHeaders.of(acts.getFirst().micros(), acts.getLast().micros()),
        new Reply.Bytes(body));
  }

  private List<Act> acts(Slice slice) {
    List<Act> acts = new ArrayList<>(slice.size());
    for (int i = 0; i < slice.size(); i++) {
      try {
        acts.add(reader.records().read(slice.places()[i]));
        slice.note(i);
      } catch (DamagedRecordException e) {
        reader.withheld().withheld(slice.sequences()[i], e);
      }
    }
    return acts;
  }

  private static void entry(JsonGenerator json, Act act) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", act.shown().id());
    json.writeStringField("date_added", CommitTime.text(act.micros()));
    json.writeStringField("version", version(act));
    json.writeStringField("media_type", MediaTypes.STIX);
    json.writeEndObject();
  }

  /** Of an unversioned object: when it was added (§3.4.1). */
  private static String version(Act act) {
    return act.shown().version().orElseGet(() -> CommitTime.text(act.micros()));
  }
}
