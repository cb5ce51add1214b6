package org.mithaq.node.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the node counts and measures; {@code /metrics} on the operator's listener shows it. */
public final class Metrics {

  private record Kind(String route, String method, int status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();

  /** For what only this class does not know how to measure. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Shows a figure that is asked for at each scrape. */
  public void gauge(String name, String description, Supplier<Number> figure) {
    io.micrometer.core.instrument.Gauge.builder(name, figure)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /** The route of {@code /metrics}, in Prometheus's text format. */
  public Route route() {
    return Route.get(
        "/metrics",
        Access.OPERATOR,
        call ->
            Reply.of(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                registry.scrape().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  void request(String route, String method, int status, long nanos) {
    requests
        .computeIfAbsent(
            new Kind(route, method, status),
            kind ->
                Timer.builder("http.server.requests")
                    .description("Requests by route and status, until the last byte was sent")
                    .tag("route", kind.route())
                    .tag("method", kind.method())
                    .tag("status", Integer.toString(kind.status()))
                    .register(registry))
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
