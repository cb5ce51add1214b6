package org.mithaq.node.taxii;

import java.util.UUID;
import org.mithaq.node.http.ErrorForm;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;

/** The error message of TAXII 2.1 §3.6.1. */
public final class TaxiiErrors implements ErrorForm {

  @Override
  public Reply render(Refusal refusal) {
    return Reply.of(
        refusal.status(),
        MediaTypes.TAXII,
        Json.object(json -> {
          json.writeStringField("title", title(refusal.status()));
          json.writeStringField("description", refusal.message());
          json.writeStringField("error_id", UUID.randomUUID().toString());
          json.writeStringField("error_code", refusal.code());
          json.writeStringField("http_status", Integer.toString(refusal.status()));
          if (!refusal.where().isEmpty()) {
            json.writeObjectFieldStart("details");
            json.writeStringField("where", refusal.where());
            json.writeEndObject();
          }
        }));
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Credentials needed";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 406 -> "Not acceptable";
      case 408 -> "Too slow";
      case 413 -> "Too long";
      case 415 -> "Unsupported media type";
      case 421 -> "Foreign host";
      case 422 -> "Unprocessable";
      case 429 -> "Too many failures";
      case 431 -> "Headers too long";
      case 503 -> "Busy";
      default -> status < 500 ? "Request refused" : "Node failed";
    };
  }
}
