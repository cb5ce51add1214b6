package org.mithaq.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Reads pages as a browser does: one after the other over a kept connection, gzip if offered. */
final class Visitor {

  private static final int PATIENCE_MILLIS = 120_000;

  private final int port;
  private final String authorization;

  /**
   * A reader of a node on this machine.
   *
   * @param user {@code name:secret}
   */
  Visitor(int port, String user) {
    this.port = port;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One page.
   *
   * @param nanos from the request to the last byte
   * @param sent bytes of its body as they came, compressed or not
   */
  record Page(long nanos, byte[] sent, boolean compressed) {}

  /** Reads a page; any other status than 200 is a failure. */
  Page read(String target) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + target).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestProperty("Authorization", authorization);
    connection.setRequestProperty("Accept-Encoding", "gzip");
    int status = connection.getResponseCode();
    byte[] body;
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      body = in.readAllBytes();
    }
    long nanos = System.nanoTime() - start;
    Page page = new Page(nanos, body, "gzip".equals(connection.getContentEncoding()));
    if (status != 200) {
      throw new IOException("%s: the node answered %d: %s".formatted(target, status, text(page)));
    }
    return page;
  }

  private static String text(Page page) throws IOException {
    byte[] bytes = page.sent;
    if (page.compressed) {
      try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
