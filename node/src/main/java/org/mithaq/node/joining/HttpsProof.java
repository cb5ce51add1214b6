package org.mithaq.node.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A line in {@code https://<domain>/.well-known/mithaq.txt}. The address is looked up once, judged,
 * and connected to: a name that answers differently the next time gains nothing. No redirect is
 * followed, and the certificate has to be the domain's.
 */
public final class HttpsProof implements DomainProof {

  private static final int MOST_BYTES = 12 << 10;
  private static final int MOST_CONTENT = 4 << 10;
  private static final String PATH = "/.well-known/mithaq.txt";

  private final Resolver resolver;
  private final Predicate<InetAddress> allowed;
  private final SSLSocketFactory sockets;
  private final int port;
  private final Duration patience;

  /** Finds a name's addresses. */
  @FunctionalInterface
  interface Resolver {
    List<InetAddress> addresses(String name) throws UnknownHostException;
  }

  /** Asks the open Internet. */
  public HttpsProof() {
    this(
        name -> List.of(InetAddress.getAllByName(name)),
        PublicAddress::is,
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        443,
        Duration.ofSeconds(5));
  }

  HttpsProof(
      Resolver resolver,
      Predicate<InetAddress> allowed,
      SSLSocketFactory sockets,
      int port,
      Duration patience) {
    this.resolver = resolver;
    this.allowed = allowed;
    this.sockets = sockets;
    this.port = port;
    this.patience = patience;
  }

  static String place(String domain) {
    return "https://" + domain + PATH;
  }

  @Override
  public Optional<String> missing(String domain, String value) {
    List<InetAddress> addresses;
    try {
      addresses = resolver.addresses(domain);
    } catch (UnknownHostException e) {
      return Optional.of("there is no host " + domain);
    }
    if (addresses.isEmpty() || !addresses.stream().allMatch(allowed)) {
      return Optional.of(domain + " does not lead to the open Internet");
    }
    String answer;
    try {
      answer = ask(addresses.getFirst(), domain);
    } catch (IOException e) {
      return Optional.of(
          place(domain) + " could not be read over a connection that can be trusted");
    }
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0 || !answer.matches("(?s)HTTP/1\\.[01] 200 .*")) {
      return Optional.of(place(domain) + " does not answer 200; redirects are not followed");
    }
    String content = answer.substring(end, Math.min(answer.length(), end + 4 + MOST_CONTENT));
    return content.lines().map(String::strip).anyMatch(value::equals)
        ? Optional.empty()
        : Optional.of("no line of " + place(domain) + " is " + value);
  }

  private String ask(InetAddress address, String domain) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), millisUntil(deadline));
      plain.setSoTimeout(millisUntil(deadline));
      try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, domain, port, true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        // A peer that sends a byte now and then would hold a read for ever: this ends it.
        Thread end = Thread.startVirtualThread(() -> closeAt(deadline, plain));
        try {
          socket.startHandshake();
          String request =
              "GET %s HTTP/1.0\r\nHost: %s\r\nAccept: text/plain\r\nConnection: close\r\n\r\n"
                  .formatted(PATH, domain);
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          return read(socket.getInputStream());
        } finally {
          end.interrupt();
        }
      }
    }
  }

  private static int millisUntil(long deadline) throws IOException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis < 1) {
      throw new IOException("too slow");
    }
    return (int) millis;
  }

  private static void closeAt(long deadline, Socket socket) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      socket.close();
    } catch (InterruptedException | IOException e) {
      // It has ended by itself.
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] some = new byte[1024];
    while (bytes.size() < MOST_BYTES) {
      int count = in.read(some, 0, Math.min(some.length, MOST_BYTES - bytes.size()));
      if (count < 0) {
        break;
      }
      bytes.write(some, 0, count);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
