package org.mithaq.node.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the node counts and measures; {@code /metrics} on the operator's listener shows it. */
public final class Metrics {

  private record Kind(String route, String method, int status) {}

  // Made beside the start of the node, of which it would be a fifth of a second.
  private final CompletableFuture<PrometheusMeterRegistry> registry =
      CompletableFuture.supplyAsync(
          () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Thread::startVirtualThread);
  private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();

  /** For what only this class does not know how to measure. */
  public MeterRegistry registry() {
    return registry.join();
  }

  /** Shows a figure that is asked for at each scrape. */
  public void gauge(String name, String description, Supplier<Number> figure) {
    var _ =
        registry.thenAccept(made ->
            Gauge.builder(name, figure)
                .description(description)
                .strongReference(true)
                .register(made));
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
                registry.join().scrape().getBytes(StandardCharsets.UTF_8)));
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
                    .register(registry.join()))
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
