package org.mithaq.node.http;

import java.util.List;

/** {@code /healthz}: the process serves. {@code /readyz}: it can do its work. */
public final class HealthRoutes {

  private final Readiness readiness;

  public HealthRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/healthz", Access.OPEN, call -> Reply.text(200, "ok\n")),
        Route.get("/readyz", Access.OPEN, call -> ready()));
  }

  private Reply ready() {
    List<Readiness.Waiting> waiting = readiness.waiting();
    byte[] body =
        Json.object(json -> {
          json.writeBooleanField("ready", waiting.isEmpty());
          json.writeArrayFieldStart("waiting");
          for (Readiness.Waiting part : waiting) {
            json.writeStartObject();
            json.writeStringField("name", part.name());
            json.writeStringField("message", part.message());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
    return waiting.isEmpty()
        ? Reply.json(200, body)
        : Reply.json(503, body).with("Retry-After", "1");
  }
}
