package org.mithaq.node.taxii;

import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.index.Slice;
import org.mithaq.node.taxii.Collections.Shelf;

/** Reading objects: TAXII 2.1 §5.4 (a collection's) and §5.6 (one object's versions). */
final class ObjectEndpoints {

  private final TaxiiSettings settings;
  private final Shelves shelves;
  private final Reader reader;
  private final Envelope envelope;

  ObjectEndpoints(TaxiiSettings settings, Shelves shelves, Reader reader) {
    this.settings = settings;
    this.shelves = shelves;
    this.reader = reader;
    this.envelope = new Envelope(reader, settings.pageBytes());
  }

  Reply objects(Call call) throws Refusal, InterruptedException {
    MediaTypes.checkAccept(call);
    Shelf shelf = shelves.readable(call);
    Filter filter = Filter.read(call.parameters(), Filter.Scope.COLLECTION, settings);
    Slice slice = reader.select(call, shelf, filter);
    if (slice.size() == 0) {
      return TaxiiReplies.nothing();
    }
    return envelope
        .reply(slice, call.remoteAddress())
        .orElseGet(() -> envelope.withoutObjects(slice));
  }

  Reply object(Call call) throws Refusal, InterruptedException {
    MediaTypes.checkAccept(call);
    Shelf shelf = shelves.readable(call);
    Filter filter =
        Filter.read(call.parameters(), Filter.Scope.OBJECT, settings)
            .forObject(call.segment("object"));
    Slice slice = reader.select(call, shelf, filter);
    if (slice.size() == 0) {
      reader.checkExists(call, shelf, filter);
      return TaxiiReplies.nothing();
    }
    return envelope.reply(slice, call.remoteAddress()).orElseThrow(Reader::noObject);
  }
}
