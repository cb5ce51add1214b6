package org.mithaq.node.stream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A listener over a bare socket, which reads what the standard says (HTML §9.2.6) when it is asked
 * to, and nothing before: as slow as its test.
 */
public final class Listening implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final int ROOM = 16 << 10;

  private final Socket socket;
  private final InputStream in;
  private final int status;
  private final String headers;
  private final StringBuilder text = new StringBuilder();
  private long chunk;
  private boolean begun;
  private boolean over;
  private boolean whole;
  private Optional<String> position = Optional.empty();

  /** One event as a browser would hand it on. */
  public record Event(long id, String name, String data) {}

  private Listening(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 1024);
    String first = headerLine();
    this.status = Integer.parseInt(first.split(" ", 3)[1]);
    StringBuilder all = new StringBuilder();
    for (String line = headerLine(); !line.isEmpty(); line = headerLine()) {
      all.append(line).append('\n');
    }
    this.headers = all.toString();
  }

  /**
   * Sends a request and reads the answer's headers.
   *
   * @param headers whole lines
   */
  public static Listening open(int port, String target, String... headers) throws IOException {
    Socket socket = new Socket();
    // What is not read waits at the sender soon.
    socket.setReceiveBufferSize(ROOM);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      if (!header.isEmpty()) {
        request.append(header).append("\r\n");
      }
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    return new Listening(socket);
  }

  public int status() {
    return status;
  }

  public String headers() {
    return headers;
  }

  /** All that was read of the body so far. */
  public String text() {
    return text.toString();
  }

  /** The last event id. */
  public Optional<String> position() {
    return position;
  }

  /** Whether the body came to its proper end. */
  public boolean whole() {
    return whole;
  }

  /** The next event; empty when the stream ends. */
  public Optional<Event> event() throws IOException {
    String name = "message";
    List<String> data = new ArrayList<>();
    for (Optional<String> line = line(); line.isPresent(); line = line()) {
      String said = line.get();
      if (said.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(
              new Event(Long.parseLong(position.orElse("-1")), name, String.join("\n", data)));
        }
        name = "message";
      } else if (said.startsWith("id: ")) {
        position = Optional.of(said.substring(4));
      } else if (said.startsWith("event: ")) {
        name = said.substring(7);
      } else if (said.startsWith("data: ")) {
        data.add(said.substring(6));
      }
    }
    return Optional.empty();
  }

  public List<Event> events(int count) throws IOException {
    List<Event> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(event().orElseThrow(() -> new AssertionError("ended after " + text)));
    }
    return events;
  }

  /** All events until the end. */
  public List<Event> rest() throws IOException {
    List<Event> events = new ArrayList<>();
    for (Optional<Event> event = event(); event.isPresent(); event = event()) {
      events.add(event.get());
    }
    return events;
  }

  /** The next line of the body; empty at its end. */
  public Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = read(); next >= 0; next = read()) {
      if (next == '\n') {
        String said = line.toString(StandardCharsets.UTF_8);
        text.append(said).append('\n');
        return Optional.of(said);
      }
      line.write(next);
    }
    return Optional.empty();
  }

  /** The body of an answer that is no stream. */
  public String refusal() throws IOException {
    String name = "content-length: ";
    int length =
        headers
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
            .mapToInt(line -> Integer.parseInt(line.substring(name.length()).strip()))
            .findFirst()
            .orElse(0);
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private int read() throws IOException {
    if (over) {
      return -1;
    }
    try {
      if (chunk == 0) {
        if (begun) {
          // The line break behind a part comes with the next part.
          headerLine();
        }
        begun = true;
        chunk = Long.parseLong(headerLine(), 16);
        if (chunk == 0) {
          over = true;
          whole = true;
          return -1;
        }
      }
      int next = in.read();
      if (next < 0) {
        over = true;
        return -1;
      }
      chunk--;
      return next;
    } catch (java.net.SocketException | NumberFormatException e) {
      // Cut off: the end of what was received.
      over = true;
      return -1;
    }
  }

  private String headerLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** Cuts the connection. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
