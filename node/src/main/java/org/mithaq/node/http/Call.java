package org.mithaq.node.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.mithaq.node.access.Caller;

/** One request, as an endpoint sees it. Used by one thread. */
public final class Call {

  private final Request request;
  private final Map<String, String> segments;
  private final Parameters parameters;
  private final Caller caller;
  private final BodyReader body;
  private final Optional<Visitors.Visit> visit;
  private final Supplier<Optional<Caller>> now;

  Call(
      Request request,
      Map<String, String> segments,
      Parameters parameters,
      Caller caller,
      BodyReader body,
      Optional<Visitors.Visit> visit,
      Supplier<Optional<Caller>> now) {
    this.request = request;
    this.segments = segments;
    this.parameters = parameters;
    this.caller = caller;
    this.body = body;
    this.visit = visit;
    this.now = now;
  }

  /** GET, HEAD, POST, PUT or DELETE. */
  public String method() {
    return request.getMethod();
  }

  /** What a named segment of the route's pattern stands for, decoded. */
  public String segment(String name) {
    String value = segments.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no segment " + name);
    }
    return value;
  }

  /** The path as it stood in the request, percent-encoded. */
  public String path() {
    return request.getHttpURI().getPath();
  }

  /** The query as it stood in the request, without the question mark; empty where there is none. */
  public String query() {
    String query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  public Parameters parameters() {
    return parameters;
  }

  /** A header's values, joined by commas where it is repeated. */
  public Optional<String> header(String name) {
    var values = request.getHeaders().getValuesList(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  /** Anonymous on routes that are not {@link Access#FILTERED}. */
  public Caller caller() {
    return caller;
  }

  /**
   * The caller as of now, for a reply that goes on: what the request came with is checked again.
   * Empty once that is good no more. May be asked by the thread that makes the reply.
   */
  public Optional<Caller> callerNow() {
    return now.get();
  }

  /** The session that it came with; empty where it came with credentials, or with none. */
  public Optional<Visitors.Visit> visit() {
    return visit;
  }

  /** The session's secret, good or not. */
  public Optional<String> cookie() {
    return SessionCookie.read(request.getHeaders().getValuesList("Cookie"));
  }

  /** Whether it came over TLS to this node. */
  public boolean secure() {
    return request.isSecure();
  }

  /** Scheme, host and port as the client addressed them, for absolute links. */
  public String origin() {
    String scheme = secure() ? "https" : "http";
    return scheme + "://" + request.getHttpURI().getAuthority();
  }

  /** The client's address, without its port. */
  public String remoteAddress() {
    return Request.getRemoteAddr(request);
  }

  /** The client's network, as far as one sender has it to itself; for counting. */
  public String remoteNetwork() {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress remote
        ? RemoteAddress.of(remote.getAddress())
        : "";
  }

  /**
   * The body, gzip undone; held in memory until the reply is sent.
   *
   * @param most bytes; more is a 413
   */
  public Body body(int most) throws Refusal, IOException {
    return body.read(most);
  }
}
