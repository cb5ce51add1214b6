package org.mithaq.node.taxii;

import org.mithaq.node.http.Json;
import org.mithaq.node.http.Reply;

/** Small answers in TAXII's media type. */
final class TaxiiReplies {

  private TaxiiReplies() {}

  /** An object of JSON. */
  static Reply object(int status, Json.Content content) {
    return Reply.of(status, MediaTypes.TAXII, Json.object(content));
  }

  /** {@code {}}, as the standard has lists without entries. */
  static Reply nothing() {
    return object(200, json -> {});
  }
}
