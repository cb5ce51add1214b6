package org.mithaq.node.taxii;

import java.util.OptionalLong;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.http.BufferPool;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Pages;
import org.mithaq.node.index.Query;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.index.Slice;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.taxii.Collections.Shelf;
import org.mithaq.node.vault.Records;

/**
 * What reading endpoints share: pages of what the caller may read, and the records behind them.
 *
 * @param pool of the buffers that envelopes are put together in
 */
public record Reader(
    Pages pages, Records records, Audiences audiences, BufferPool pool, Withheld withheld) {

  Visibility visibility(Call call) {
    return audiences.visibleTo(call.caller().tokens());
  }

  /** A page of what the caller may read; empty where the filter can match nothing. */
  Slice select(Call call, Shelf shelf, Filter filter) throws Refusal {
    if (filter.nothing()) {
      return Slice.empty();
    }
    return select(shelf, filter.query(), visibility(call));
  }

  /**
   * Checks that the caller may read some version of an object.
   *
   * @throws Refusal 404 otherwise
   */
  void checkExists(Call call, Shelf shelf, Filter filter) throws Refusal {
    Query any =
        new Query(0, OptionalLong.empty(), 1, filter.ids(), filter.types(), VersionMatch.ALL);
    if (select(shelf, any, visibility(call)).size() == 0) {
      throw noObject();
    }
  }

  static Refusal noObject() {
    return Refusal.notFound("There is no object of that id that you may read.");
  }

  private Slice select(Shelf shelf, Query query, Visibility visibility) throws Refusal {
    try {
      return pages.select(shelf.settings().id(), query, visibility);
    } catch (RebuildingException e) {
      throw Refusal.busy("The collection's index is being rebuilt; try again.", 2);
    }
  }
}
