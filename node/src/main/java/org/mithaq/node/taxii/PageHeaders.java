package org.mithaq.node.taxii;

import java.util.ArrayList;
import java.util.List;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Reply;

/** The headers of TAXII 2.1 §3.2: media type, and when the page's first and last were added. */
final class PageHeaders {

  private PageHeaders() {}

  /**
   * @param first microseconds since the epoch, of the first entry in the page
   * @param last of the last one
   */
  static List<Reply.Field> of(long first, long last) {
    List<Reply.Field> fields = new ArrayList<>(empty());
    fields.add(new Reply.Field("X-TAXII-Date-Added-First", CommitTime.text(first)));
    fields.add(new Reply.Field("X-TAXII-Date-Added-Last", CommitTime.text(last)));
    return fields;
  }

  /** For a page without entries, which has no dates. */
  static List<Reply.Field> empty() {
    return List.of(new Reply.Field("Content-Type", MediaTypes.TAXII));
  }
}
