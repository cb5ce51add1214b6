package org.mithaq.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * One keep-alive connection of HTTP/1.1 over a blocking socket, the same for a node and for nginx.
 * Bodies are read into one direct buffer and dropped, but for as many bytes from their beginning as
 * the caller keeps.
 */
final class Connection implements Closeable {

  private static final int BUFFER = 1 << 19;
  private static final int LONGEST_HEAD = 16 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final String fields;

  /**
   * Connects to a server on this machine.
   *
   * @param user {@code name:secret}, or empty
   */
  Connection(int port, String user) throws IOException {
    channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    String authorization =
        user.isEmpty()
            ? ""
            : "Authorization: Basic "
                + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    fields = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + authorization;
  }

  /**
   * An answer.
   *
   * @param length bytes of its body
   * @param kept the body's beginning
   */
  record Answer(int status, long length, byte[] kept) {

    String text() {
      return new String(kept, StandardCharsets.UTF_8);
    }
  }

  /** Sends a GET and reads the answer to its end. */
  Answer get(String target, String accept, int keep) throws IOException {
    String head = "GET " + target + fields + "Accept: " + accept + "\r\n\r\n";
    send(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
    return receive(keep);
  }

  /** Sends a POST and reads the answer to its end. */
  Answer post(String target, String mediaType, Bytes body, int keep) throws IOException {
    String head =
        "POST %s%sAccept: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(target, fields, mediaType, mediaType, body.length());
    ByteBuffer[] parts = {
      ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)),
      ByteBuffer.wrap(body.array(), 0, body.length())
    };
    while (parts[1].hasRemaining()) {
      channel.write(parts);
    }
    return receive(keep);
  }

  private void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private Answer receive(int keep) throws IOException {
    buffer.clear();
    int end = -1;
    while (end < 0) {
      if (buffer.position() > LONGEST_HEAD) {
        throw new IOException("an answer's head has no end");
      }
      fill();
      end = endOfHead();
    }
    byte[] bytes = new byte[end];
    buffer.get(0, bytes);
    String head = new String(bytes, StandardCharsets.ISO_8859_1);
    long length = contentLength(head);
    int status = Integer.parseInt(head.substring(9, 12));
    byte[] kept = new byte[(int) Math.min(keep, length)];
    int have = buffer.position() - end;
    int copied = Math.min(have, kept.length);
    buffer.get(end, kept, 0, copied);
    long left = length - have;
    while (left > 0) {
      buffer.clear().limit((int) Math.min(BUFFER, left));
      fill();
      int count = buffer.position();
      int wanted = Math.min(kept.length - copied, count);
      if (wanted > 0) {
        buffer.get(0, kept, copied, wanted);
        copied += wanted;
      }
      left -= count;
    }
    return new Answer(status, length, kept);
  }

  private void fill() throws IOException {
    if (channel.read(buffer) < 0) {
      throw new EOFException("the server closed the connection");
    }
  }

  private int endOfHead() {
    for (int i = 3; i < buffer.position(); i++) {
      if (buffer.get(i) == '\n'
          && buffer.get(i - 1) == '\r'
          && buffer.get(i - 2) == '\n'
          && buffer.get(i - 3) == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  private static long contentLength(String head) throws IOException {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Long.parseLong(line.substring("content-length:".length()).strip());
      }
    }
    throw new IOException(
        "an answer without Content-Length: " + head.lines().findFirst().orElse(""));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
