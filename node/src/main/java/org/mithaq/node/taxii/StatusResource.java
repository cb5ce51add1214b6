package org.mithaq.node.taxii;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.http.Reply;
import org.mithaq.node.state.Statuses;

/** The status resource (TAXII 2.1 §4.3.1), with a reason for every failure. */
final class StatusResource {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private StatusResource() {}

  /** Empty where the text is no UUID as this node writes them. */
  static Optional<UUID> id(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  static Reply reply(int code, Statuses.Status status) {
    List<ObjectResult> successes = status.results().stream().filter(ObjectResult::success).toList();
    List<ObjectResult> failures = status.results().stream().filter(r -> !r.success()).toList();
    return TaxiiReplies.object(
        code,
        json -> {
          json.writeStringField("id", status.id().toString());
          json.writeStringField("status", "complete");
          json.writeStringField("request_timestamp", CommitTime.text(status.requested()));
          json.writeNumberField("total_count", status.results().size());
          json.writeNumberField("success_count", successes.size());
          write(json, "successes", successes, status);
          json.writeNumberField("failure_count", failures.size());
          write(json, "failures", failures, status);
          json.writeNumberField("pending_count", 0);
        });
  }

  /**
   * Id and version are required by the standard: what an object lacks is empty or the request's.
   */
  private static void write(
      JsonGenerator json, String name, List<ObjectResult> results, Statuses.Status status)
      throws IOException {
    if (results.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (ObjectResult result : results) {
      json.writeStartObject();
      json.writeStringField("id", result.id().orElse(""));
      json.writeStringField(
          "version", result.version().orElseGet(() -> CommitTime.text(status.requested())));
      if (result.message().isPresent()) {
        json.writeStringField("message", result.message().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
