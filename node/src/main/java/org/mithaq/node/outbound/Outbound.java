package org.mithaq.node.outbound;

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
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks one address once. The name is looked up once, every address that it has is judged, and the
 * first one is connected to: a name that answers differently the next time gains nothing. No
 * redirect is followed, and the certificate has to be the name's.
 */
public final class Outbound {

  private static final int MOST_HEADERS = 8 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

  private final Resolver resolver;
  private final Predicate<InetAddress> allowed;
  private final SSLSocketFactory sockets;
  private final boolean cleartext;

  /** Finds a name's addresses. */
  @FunctionalInterface
  public interface Resolver {
    List<InetAddress> addresses(String name) throws UnknownHostException;
  }

  /**
   * What is asked.
   *
   * @param headers beside Host, Content-Length and Connection
   * @param patience for all of it, from the connection on
   * @param content how many bytes of the answer's content are wanted; 0 for its status alone
   */
  public record Request(
      String method,
      WebAddress address,
      Map<String, String> headers,
      byte[] body,
      Duration patience,
      int content) {
    public Request {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * What came back.
   *
   * @param content each byte as one character
   */
  public record Answer(int status, String content) {}

  /**
   * Asks under given conditions.
   *
   * @param allowed which addresses may be connected to; a name with any other one is not
   * @param cleartext whether {@code http} is spoken with this machine itself
   */
  public Outbound(
      Resolver resolver,
      Predicate<InetAddress> allowed,
      SSLSocketFactory sockets,
      boolean cleartext) {
    this.resolver = resolver;
    this.allowed = allowed;
    this.sockets = sockets;
    this.cleartext = cleartext;
  }

  /** Asks the open Internet. */
  public static Outbound toTheInternet() {
    return of(PublicAddress::is, false);
  }

  /** Asks this machine too, where it is tried out. */
  public static Outbound toThisMachineToo() {
    return of(address -> PublicAddress.is(address) || address.isLoopbackAddress(), true);
  }

  private static Outbound of(Predicate<InetAddress> allowed, boolean cleartext) {
    return new Outbound(
        name -> List.of(InetAddress.getAllByName(name)),
        allowed,
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        cleartext);
  }

  /** Whether an address may ever be asked; where a name leads shows when it is. */
  public boolean isAllowed(WebAddress address) {
    try {
      String host = address.host();
      boolean bracketed = host.startsWith("[");
      return allowed.test(
          InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host));
    } catch (IllegalArgumentException e) {
      // A name.
      return true;
    }
  }

  /** Whether {@code http} is spoken at all. */
  public boolean cleartext() {
    return cleartext;
  }

  /**
   * Asks.
   *
   * @throws UnknownHostException where there is no such name
   * @throws ForbiddenTargetException where it leads elsewhere than it may
   * @throws IOException where there is no answer in time over a connection that can be trusted
   */
  public Answer ask(Request request) throws IOException {
    WebAddress to = request.address;
    List<InetAddress> addresses = resolver.addresses(to.host());
    if (addresses.isEmpty() || !addresses.stream().allMatch(allowed)) {
      throw new ForbiddenTargetException(to.host() + " does not lead to the open Internet");
    }
    if (!to.secure() && !(cleartext && addresses.stream().allMatch(a -> a.isLoopbackAddress()))) {
      throw new ForbiddenTargetException("http is spoken with no other machine");
    }
    long deadline = System.nanoTime() + request.patience.toNanos();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(addresses.getFirst(), to.port()), millisUntil(deadline));
      plain.setSoTimeout(millisUntil(deadline));
      // A peer that sends a byte now and then would hold a read for ever: this ends it.
      Thread end = Thread.startVirtualThread(() -> closeAt(deadline, plain));
      try {
        return to.secure() ? overTls(request, plain) : exchange(request, plain);
      } finally {
        end.interrupt();
      }
    }
  }

  private Answer overTls(Request request, Socket plain) throws IOException {
    WebAddress to = request.address;
    try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, to.host(), to.port(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return exchange(request, socket);
    }
  }

  private static Answer exchange(Request request, Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append("%s %s HTTP/1.0\r\n".formatted(request.method, request.address.target()))
        .append("Host: %s\r\nConnection: close\r\n".formatted(request.address.authority()));
    if (request.body.length > 0) {
      head.append("Content-Length: %d\r\n".formatted(request.body.length));
    }
    request.headers.forEach(
        (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(request.body);
    socket.getOutputStream().write(bytes.toByteArray());
    socket.getOutputStream().flush();
    String text = read(socket.getInputStream(), request.content);
    int end = text.indexOf("\r\n\r\n");
    Matcher status = STATUS.matcher(text.lines().findFirst().orElse(""));
    if (end < 0 || !status.matches()) {
      throw new IOException("no answer of HTTP");
    }
    return new Answer(
        Integer.parseInt(status.group(1)),
        text.substring(end + 4, Math.min(text.length(), end + 4 + request.content)));
  }

  private static String read(InputStream in, int content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] some = new byte[1024];
    String text = "";
    while (bytes.size() < MOST_HEADERS + content) {
      int count = in.read(some, 0, Math.min(some.length, MOST_HEADERS + content - bytes.size()));
      if (count < 0) {
        break;
      }
      bytes.write(some, 0, count);
      text = bytes.toString(StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0 && text.length() - end - 4 >= content) {
        break;
      }
    }
    return text;
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
}
