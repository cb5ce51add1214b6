package org.mithaq.node.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Readings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request through the same steps: host, path, route, credentials, query, endpoint,
 * reply. What goes wrong on the way becomes a refusal in the form of the address.
 */
final class Front extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger("mithaq.http");
  private static final Logger ACCESS = LoggerFactory.getLogger("mithaq.access");

  private final ListenerSettings settings;
  private final RouteTable routes;
  private final Credentials credentials;
  private final ErrorForms forms;
  private final Metrics metrics;
  private final ReplyWriter writer;
  private final Budget bodies;
  private final InFlight inFlight;
  private final ReadingLog readingLog;
  private final Visitors visitors;

  Front(
      ListenerSettings settings,
      RouteTable routes,
      Credentials credentials,
      ErrorForms forms,
      Metrics metrics,
      ReplyWriter writer,
      Budget bodies,
      InFlight inFlight,
      ReadingLog readingLog,
      Visitors visitors) {
    this.settings = settings;
    this.routes = routes;
    this.credentials = credentials;
    this.forms = forms;
    this.metrics = metrics;
    this.writer = writer;
    this.bodies = bodies;
    this.inFlight = inFlight;
    this.readingLog = readingLog;
    this.visitors = visitors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!inFlight.enter()) {
      if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      writer.write(
          forms.render(request.getHttpURI().getPath(), stopping()), request, response, callback);
      return true;
    }
    Turn turn = new Turn(request);
    Reply reply = turn.reply();
    writer.write(reply, request, response, Callback.from(callback, () -> turn.over(reply)));
    return true;
  }

  private static Refusal stopping() {
    return Refusal.busy("The node is shutting down; try again soon.", 5);
  }

  /** One request on its way. */
  private final class Turn {

    private final long began = System.nanoTime();
    private final Request request;
    private final BodyReader body;
    private String route = "none";

    Turn(Request request) {
      this.request = request;
      this.body = new BodyReader(request, settings.limits(), bodies);
    }

    Reply reply() {
      Refusal refusal;
      try {
        Reply reply = answer();
        body.release();
        return reply;
      } catch (Refusal e) {
        refusal = e;
      } catch (BodyStream.RefusedBody e) {
        refusal = e.refusal();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        refusal = stopping();
      } catch (IOException | RuntimeException | Error e) {
        // An error too, as of a mapped file that cannot be read: what the request holds is given
        // back.
        String id = UUID.randomUUID().toString();
        LOG.error("request failed route={} method={} error={}", route, request.getMethod(), id, e);
        refusal =
            Refusal.of(
                500, "internal", "The node failed to answer; the operator's log has it.", id);
      }
      body.release();
      body.discard();
      return forms.render(rawPath(), refusal);
    }

    private Reply answer() throws Refusal, IOException, InterruptedException {
      if (settings.loopbackHosts()) {
        LoopbackHosts.check(Request.getServerName(request));
      }
      List<String> path = RequestPath.read(rawPath());
      if (request.getMethod().equals("OPTIONS")) {
        return options(path);
      }
      RouteTable.Found found = routes.find(request.getMethod(), path);
      route = found.route().pattern();
      Caller caller =
          switch (found.route().access()) {
            case FILTERED -> readsAll(credentials());
            case OWN -> own(credentials());
            case SCOPED -> credentials();
            case FORM -> fromThisSite();
            case OPEN, PUBLISHED, OPERATOR -> Caller.ANONYMOUS;
          };
      Optional<Visitors.Visit> visit =
          caller.anonymous() && takesVisits(found.route()) ? visit() : Optional.empty();
      Caller whoever = visit.map(Visitors.Visit::caller).orElse(caller);
      Parameters parameters =
          Parameters.read(Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""));
      Reply reply =
          answer(
              found.route(),
              new Call(
                  request,
                  found.segments(),
                  parameters,
                  whoever,
                  body,
                  visit,
                  again(found.route().access(), visit)));
      return found.route().access() == Access.PUBLISHED ? published(reply) : reply;
    }

    /** What is read that has to be taken down is taken down before it is sent. */
    private Reply answer(Route asked, Call call) throws Refusal, IOException, InterruptedException {
      Readings readings = new Readings();
      Reply reply;
      try {
        reply = readings.<Reply, Exception>during(() -> asked.endpoint().answer(call));
      } catch (Refusal | IOException | InterruptedException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      if (!readings.isEmpty()) {
        try {
          readingLog.read(call.caller(), asked.pattern(), readings.digest());
        } catch (RuntimeException e) {
          reply.discard();
          LOG.error("a reading could not be taken down route={}: {}", route, e.getMessage());
          throw Refusal.busy(
              "What you ask for is read on record only, and that can't be written now; try again.",
              5);
        }
      }
      return reply;
    }

    /**
     * A cookie comes along with whatever makes a browser send something: it opens what changes
     * nothing, and forms, which prove that they are this site's.
     */
    private boolean takesVisits(Route asked) {
      return switch (asked.access()) {
        case FILTERED, OWN -> asked.method().equals("GET");
        case FORM -> true;
        case SCOPED, OPEN, PUBLISHED, OPERATOR -> false;
      };
    }

    private Optional<Visitors.Visit> visit() {
      return cookie().flatMap(visitors::of);
    }

    private Caller fromThisSite() throws Refusal {
      List<String> site = request.getHeaders().getValuesList("Sec-Fetch-Site");
      List<String> origin = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
      String host = "//" + request.getHttpURI().getAuthority();
      boolean own =
          site.isEmpty()
              ? origin.size() == 1 && origin.getFirst().endsWith(host)
              : site.equals(List.of("same-origin"));
      if (!own) {
        throw Refusal.of(
            403, "other-site", "A form is sent from a page of this node alone.", "Origin");
      }
      return Caller.ANONYMOUS;
    }

    private Caller credentials() throws Refusal {
      return credentials.read(authorization(), this::address);
    }

    private List<String> authorization() {
      return request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
    }

    private Optional<String> cookie() {
      return SessionCookie.read(request.getHeaders().getValuesList(HttpHeader.COOKIE));
    }

    /** How the caller of a request that goes on is worked out again, as he was at its beginning. */
    private Supplier<Optional<Caller>> again(Access access, Optional<Visitors.Visit> visit) {
      if (visit.isPresent()) {
        Optional<String> cookie = cookie();
        return () -> cookie.flatMap(visitors::still).map(Visitors.Visit::caller);
      }
      return switch (access) {
        case FILTERED, OWN, SCOPED -> {
          List<String> given = List.copyOf(authorization());
          yield () -> credentials.again(given);
        }
        case FORM, OPEN, PUBLISHED, OPERATOR -> () -> Optional.of(Caller.ANONYMOUS);
      };
    }

    private static Caller readsAll(Caller caller) throws Refusal {
      if (caller.scope().filter(limits -> !limits.readsAll()).isPresent()) {
        throw Refusal.of(
            403,
            "limited-token",
            "This token is for collections, under /taxii2/.",
            "Authorization");
      }
      return caller;
    }

    private static Caller own(Caller caller) throws Refusal {
      if (caller.scope().isPresent()) {
        throw Refusal.of(
            403, "limited-token", "A token does not do for this: log in.", "Authorization");
      }
      return caller;
    }

    private String address() {
      return request.getConnectionMetaData().getRemoteSocketAddress()
              instanceof InetSocketAddress remote
          ? RemoteAddress.of(remote.getAddress())
          : "";
    }

    private Reply options(List<String> path) throws Refusal {
      Set<String> methods = routes.methods(path);
      if (methods.isEmpty()) {
        throw Refusal.notFound("There is nothing at this address.");
      }
      Reply reply = Reply.empty(204).with("Allow", String.join(", ", methods));
      return routes.published(path)
          ? published(reply).with("Access-Control-Allow-Methods", "GET, HEAD")
          : reply;
    }

    private Reply published(Reply reply) {
      return reply.with("Access-Control-Allow-Origin", "*");
    }

    private String rawPath() {
      return Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
    }

    void over(Reply reply) {
      inFlight.leave();
      long nanos = System.nanoTime() - began;
      metrics.request(route, method(), reply.status(), nanos);
      // Routes, never addresses, headers or bodies: what is shared and secrets stay out of logs.
      ACCESS.debug(
          "request route={} method={} status={} micros={}",
          route,
          method(),
          reply.status(),
          nanos / 1000);
    }

    /** Clients make up methods; the metrics do not repeat them. */
    private String method() {
      return switch (request.getMethod()) {
        case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS" -> request.getMethod();
        default -> "other";
      };
    }
  }
}
