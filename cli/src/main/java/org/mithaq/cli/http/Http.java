package org.mithaq.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Sends requests and returns whole, bounded answers; {@link #open} alone returns what goes on. All
 * else sent through it can be repeated without harm, so that a busy server (429, 502, 503, 504) or
 * a broken connection means another try: a bounded number of them, after the pause that the server
 * asks for. Who is told that it asked for too much (429) tries again only where the server says
 * that this helps within a minute. Redirects are not followed: a log or a collection stands where
 * its URL says.
 */
public final class Http implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final int TRIES = 8;
  private static final Duration LONGEST_LIMIT = Duration.ofMinutes(1);

  private final HttpClient client;
  private final Optional<Login> login;
  private final Optional<Bearer> bearer;
  private final Pause pause;
  private final Consumer<String> notes;
  private volatile boolean reached;

  private record Bearer(String token, Place place) {}

  /** Credentials, and the only place that they are meant for. */
  public record Login(Credentials credentials, Place place) {}

  /**
   * Makes a client.
   *
   * @param login sent to its place with every request
   * @param trust certificates to trust instead of the JDK's own
   * @param notes takes sentences about what is being waited for
   */
  public Http(
      Optional<Login> login, Optional<SSLContext> trust, Pause pause, Consumer<String> notes) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
    trust.ifPresent(builder::sslContext);
    this.client = builder.build();
    this.login = login;
    this.bearer = Optional.empty();
    this.pause = pause;
    this.notes = notes;
    login.ifPresent(l -> {
      if (l.place.scheme().equals("http") && !l.place.loopback()) {
        notes.accept(
            "The secret of " + l.credentials + " travels unprotected: use https:// if you can.");
      }
    });
  }

  private Http(Http other, Bearer bearer) {
    this.client = other.client;
    this.login = Optional.empty();
    this.bearer = Optional.of(bearer);
    this.pause = other.pause;
    this.notes = other.notes;
    this.reached = other.reached;
  }

  /** The same client for whoever holds a token (RFC 6750), which is sent to this place alone. */
  public Http bearing(String token, Place place) {
    return new Http(this, new Bearer(token, place));
  }

  /**
   * Asks for something.
   *
   * @param limit the longest body to take, bytes
   * @throws TooLargeException when the body is longer
   * @throws FailedException when there is no answer in the end; any answer but 429, 502, 503 and
   *     504 is returned
   */
  public Answer get(URI url, String accept, int limit)
      throws FailedException, TooLargeException, InterruptedException {
    return send(url, request(url, accept).GET().build(), limit);
  }

  /** As {@link #get}, with a body; the server must take the same body twice without harm. */
  public Answer post(URI url, String accept, String contentType, Bytes body, int limit)
      throws FailedException, TooLargeException, InterruptedException {
    HttpRequest request =
        request(url, accept)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body.array(), 0, body.length()))
            .build();
    return send(url, request, limit);
  }

  /** As {@link #get}; deleting twice must do no harm. */
  public Answer delete(URI url, String accept, int limit)
      throws FailedException, TooLargeException, InterruptedException {
    return send(url, request(url, accept).DELETE().build(), limit);
  }

  private HttpRequest.Builder request(URI url, String accept) throws FailedException {
    Place place = Place.of(url);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(url).header("Accept", accept).header("User-Agent", "mithaq");
    // Over plain HTTP the JDK's client would ask for an upgrade to HTTP/2 that few servers know.
    builder.version(
        place.scheme().equals("http") ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2);
    login
        .filter(l -> l.place.equals(place))
        .ifPresent(l -> builder.header("Authorization", l.credentials.basic()));
    bearer
        .filter(b -> b.place.equals(place))
        .ifPresent(b -> builder.header("Authorization", "Bearer " + b.token));
    return builder;
  }

  private Answer send(URI url, HttpRequest request, int limit)
      throws FailedException, TooLargeException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      String trouble;
      String words = "";
      Optional<Duration> asked = Optional.empty();
      try {
        Answer answer = exchange(request, limit);
        reached = true;
        if (!busy(answer.status())) {
          return answer;
        }
        trouble = "answered " + answer.status();
        words = Sentence.of(answer).orElse("");
        asked = RetryAfter.of(answer.headers());
        if (answer.status() == 429
            && asked.filter(wait -> wait.compareTo(LONGEST_LIMIT) <= 0).isEmpty()) {
          throw new FailedException(
              "%s answered 429: %s"
                  .formatted(url, words.isEmpty() ? "you asked for too much; wait." : words));
        }
      } catch (TooLargeException e) {
        throw e;
      } catch (IOException e) {
        if (!reached && cannotBeReached(e)) {
          throw new FailedException(unreachable(url, e), e);
        }
        trouble = "broke off: " + reason(e);
      }
      if (attempt == TRIES) {
        throw new FailedException(
            "%s %s, %d times in a row: %s"
                .formatted(url, trouble, TRIES, words.isEmpty() ? "try again later." : words));
      }
      Duration wait = asked.orElse(Duration.ofMillis(250L << Math.min(attempt - 1, 6)));
      wait = wait.compareTo(RetryAfter.LONGEST) > 0 ? RetryAfter.LONGEST : wait;
      notes.accept("%s %s; another try in %s s".formatted(url, trouble, seconds(wait)));
      pause.forAbout(wait);
    }
  }

  private Answer exchange(HttpRequest request, int limit) throws IOException, InterruptedException {
    AtomicLong lastActivity = new AtomicLong(System.nanoTime());
    CompletableFuture<HttpResponse<Bytes>> future =
        client.sendAsync(
            request,
            info ->
                new Collector(
                    limit,
                    info.headers().firstValueAsLong("Content-Length").orElse(0),
                    lastActivity));
    while (true) {
      try {
        HttpResponse<Bytes> response = future.get(1, TimeUnit.SECONDS);
        return new Answer(response.statusCode(), response.headers(), response.body());
      } catch (TimeoutException e) {
        if (System.nanoTime() - lastActivity.get() > IDLE.toNanos()) {
          future.cancel(true);
          throw new IOException("nothing came for " + IDLE.toSeconds() + " s", e);
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      } catch (InterruptedException e) {
        future.cancel(true);
        throw e;
      }
    }
  }

  /**
   * Asks for something that goes on: the answer has arrived when its headers have. One try.
   *
   * @param headers more of them, name and value in turns
   * @throws FailedException when nothing answers there, and never has
   * @throws IOException when the connection breaks; another try may help
   */
  public Streaming open(URI url, String accept, String... headers)
      throws FailedException, IOException, InterruptedException {
    HttpRequest.Builder request = request(url, accept).GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      // Until there are headers; not for what follows.
      HttpResponse<InputStream> response =
          client.send(request.timeout(IDLE).build(), HttpResponse.BodyHandlers.ofInputStream());
      reached = true;
      return new Streaming(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      if (!reached && cannotBeReached(e)) {
        throw new FailedException(unreachable(url, e), e);
      }
      throw e;
    }
  }

  private static boolean busy(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private static boolean cannotBeReached(IOException e) {
    return e instanceof ConnectException
        || e instanceof SSLException
        || e instanceof java.net.http.HttpConnectTimeoutException
        || e.getCause() instanceof java.nio.channels.UnresolvedAddressException;
  }

  private static String unreachable(URI url, IOException e) {
    if (e instanceof SSLException) {
      return "The certificate of %s is not trusted (%s): name its authority with --cacert."
          .formatted(url.getHost(), reason(e));
    }
    return "Nothing answers at %s (%s): is the URL right, and the server running?"
        .formatted(url, reason(e));
  }

  private static String reason(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t.getMessage() != null && !t.getMessage().isBlank()) {
        return t.getMessage();
      }
      if (t instanceof java.nio.channels.UnresolvedAddressException) {
        return "no such host";
      }
    }
    return e instanceof ConnectException ? "connection refused" : e.getClass().getSimpleName();
  }

  private static String seconds(Duration wait) {
    return wait.toMillis() % 1000 == 0
        ? Long.toString(wait.toSeconds())
        : Double.toString(wait.toMillis() / 1000.0);
  }

  /** Drops connections that are still open. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
