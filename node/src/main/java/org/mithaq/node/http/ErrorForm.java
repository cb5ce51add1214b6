package org.mithaq.node.http;

/** How a refusal looks to the client. The server adds the refusal's own headers. */
@FunctionalInterface
public interface ErrorForm {

  Reply render(Refusal refusal);

  /** {@code {"error":{"code","message","where"}}}, as everywhere but under {@code /taxii2/}. */
  ErrorForm PLAIN =
      refusal ->
          Reply.json(
              refusal.status(),
              Json.object(json -> {
                json.writeObjectFieldStart("error");
                json.writeStringField("code", refusal.code());
                json.writeStringField("message", refusal.message());
                json.writeStringField("where", refusal.where());
                json.writeEndObject();
              }));
}
