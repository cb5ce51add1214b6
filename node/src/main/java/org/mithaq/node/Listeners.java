package org.mithaq.node;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.config.Tls;
import org.mithaq.node.http.ErrorForms;
import org.mithaq.node.http.HttpServer;
import org.mithaq.node.http.Limits;
import org.mithaq.node.http.ListenerSettings;
import org.mithaq.node.http.Metrics;
import org.mithaq.node.http.PemPair;
import org.mithaq.node.http.ReadingLog;
import org.mithaq.node.http.RouteTable;
import org.mithaq.node.http.Visitors;
import org.mithaq.node.people.Sessions;
import org.mithaq.node.taxii.TaxiiErrors;

/** Makes a node's listeners, as it is configured; none listens yet. */
final class Listeners {

  private final Config config;
  private final Parts parts;
  private final Metrics metrics;
  private final Accounts accounts;
  private final ErrorForms forms = new ErrorForms(Map.of("/taxii2/", new TaxiiErrors()));

  Listeners(Config config, Parts parts, Metrics metrics, Accounts accounts) {
    this.config = config;
    this.parts = parts;
    this.metrics = metrics;
    this.accounts = accounts;
  }

  /** The one for everybody. */
  HttpServer open(RouteTable routes, ReadingLog readings, Sessions sessions) throws IOException {
    HttpServer server =
        listener(config.listen(), config.tls(), routes, readings, visitors(sessions));
    metrics.gauge(
        "mithaq.http.bodies.bytes", "Bytes of request bodies held", server::bodiesInFlight);
    return server;
  }

  /** The one for the operator, in cleartext; empty where there is to be none. */
  Optional<HttpServer> operator(RouteTable routes) throws IOException {
    Optional<Endpoint> endpoint = config.operator();
    return endpoint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            listener(endpoint.get(), Optional.empty(), routes, ReadingLog.NONE, Visitors.NONE));
  }

  private HttpServer listener(
      Endpoint endpoint,
      Optional<Tls> tls,
      RouteTable routes,
      ReadingLog readings,
      Visitors visitors)
      throws IOException {
    ListenerSettings settings =
        new ListenerSettings(
            endpoint.address(),
            endpoint.port(),
            tls.map(pair -> new PemPair(pair.certificate(), pair.key())),
            config.demo() && endpoint.loopback(),
            Limits.DEFAULT.perAddress(
                config.limits().addressConnections(), config.limits().wrongSecrets()));
    return parts.keep(
        new HttpServer(settings, routes, accounts, forms, metrics, readings, visitors));
  }

  private static Visitors visitors(Sessions sessions) {
    return new Visitors() {
      @Override
      public Optional<Visit> of(String cookie) {
        return sessions.of(cookie).map(this::visit);
      }

      @Override
      public Optional<Visit> still(String cookie) {
        return sessions.still(cookie).map(this::visit);
      }

      private Visit visit(Sessions.Open open) {
        return new Visit(open.caller(), open.formToken());
      }
    };
  }
}
