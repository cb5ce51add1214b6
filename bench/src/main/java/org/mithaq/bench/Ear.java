package org.mithaq.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A listener to {@code /stream} over a blocking socket, which counts events and drops them. */
final class Ear implements AutoCloseable {

  private static final int BUFFER = 32 << 10;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private boolean lineBegins = true;
  private long events;
  private long bytes;

  /** Connects, and waits until it is told from where on it listens. */
  Ear(int port, String user) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    // Of HTTP/1.0, so that nothing stands between the events.
    String request =
        "GET /stream HTTP/1.0\r\nHost: localhost\r\nAuthorization: Basic "
            + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    in = socket.getInputStream();
    StringBuilder begin = new StringBuilder();
    while (begin.indexOf("retry: ") < 0 || begin.indexOf("\n\n", begin.indexOf("retry: ")) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the stream was refused: " + begin);
      }
      begin.append((char) next);
    }
  }

  /** Reads until so many events have come since the beginning; when that was, in nanoseconds. */
  long hear(long count) throws IOException {
    while (events < count) {
      int read = in.read(buffer);
      if (read < 0) {
        throw new IOException("the stream ended after " + events + " events");
      }
      bytes += read;
      for (int i = 0; i < read; i++) {
        byte next = buffer[i];
        if (next == '\n') {
          lineBegins = true;
        } else if (lineBegins) {
          lineBegins = false;
          events += next == 'd' ? 1 : 0;
        }
      }
    }
    return System.nanoTime();
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
