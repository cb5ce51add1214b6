package org.mithaq.node.joining;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;
import org.mithaq.node.outbound.ForbiddenTargetException;
import org.mithaq.node.outbound.Outbound;
import org.mithaq.node.outbound.WebAddress;

/** A line in {@code https://<domain>/.well-known/mithaq.txt}, asked for by {@link Outbound}. */
public final class HttpsProof implements DomainProof {

  private static final int MOST_CONTENT = 4 << 10;
  private static final int PORT = 443;
  private static final String PATH = "/.well-known/mithaq.txt";

  private final Outbound outbound;
  private final int port;
  private final Duration patience;

  /** Asks the open Internet. */
  public HttpsProof() {
    this(Outbound.toTheInternet(), PORT, Duration.ofSeconds(5));
  }

  HttpsProof(
      Outbound.Resolver resolver,
      Predicate<InetAddress> allowed,
      SSLSocketFactory sockets,
      int port,
      Duration patience) {
    this(new Outbound(resolver, allowed, sockets, false), port, patience);
  }

  private HttpsProof(Outbound outbound, int port, Duration patience) {
    this.outbound = outbound;
    this.port = port;
    this.patience = patience;
  }

  static String place(String domain) {
    return "https://" + domain + PATH;
  }

  @Override
  public Optional<String> missing(String domain, String value) {
    Outbound.Answer answer;
    try {
      answer = ask(domain);
    } catch (UnknownHostException e) {
      return Optional.of("there is no host " + domain);
    } catch (ForbiddenTargetException e) {
      return Optional.of(domain + " does not lead to the open Internet");
    } catch (IOException e) {
      return Optional.of(
          place(domain) + " could not be read over a connection that can be trusted");
    }
    if (answer.status() != 200) {
      return Optional.of(place(domain) + " does not answer 200; redirects are not followed");
    }
    return answer.content().lines().map(String::strip).anyMatch(value::equals)
        ? Optional.empty()
        : Optional.of("no line of " + place(domain) + " is " + value);
  }

  private Outbound.Answer ask(String domain) throws IOException {
    String host = port == PORT ? domain : domain + ":" + port;
    return outbound.ask(
        new Outbound.Request(
            "GET",
            new WebAddress(URI.create("https://" + host + PATH)),
            Map.of("Accept", "text/plain"),
            new byte[0],
            patience,
            MOST_CONTENT));
  }
}
