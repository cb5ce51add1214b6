package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.mithaq.node.http.TestServer;

/**
 * Whatever is sent: an answer, never a 5xx, nothing stored of what is refused, all buffers back.
 */
class TaxiiFuzzTest extends TaxiiFixture {

  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3}) ");
  private static final String[] PIECES = {
    "limit",
    "next",
    "added_after",
    "match[version]",
    "match[id]",
    "match[type]",
    "match%5Bspec_version%5D",
    "=",
    "&",
    "?",
    ",",
    "%",
    "%00",
    "%ff",
    "%2f",
    "..",
    "/",
    "//",
    ";",
    "+",
    "all",
    "first",
    "last",
    "2.1",
    "2026-01-01T00:00:00Z",
    "0",
    "1",
    "-1",
    "9999999999999999999",
    "é",
    "\u0000",
    "\"",
    "<",
    "objects",
    "manifest",
    "collections",
    "public",
    "versions",
    "status",
    "indicator--x",
    "accord",
    " ",
    "\t",
    "{",
    "}",
    "[",
    "]"
  };
  private static final String[] HEADERS = {
    "Accept: ",
    "Accept-Encoding: ",
    "Content-Type: ",
    "Content-Encoding: ",
    "Authorization: ",
    "Authorization: Basic ",
    "Content-Length: ",
    "Transfer-Encoding: ",
    "Expect: ",
    "Range: ",
    "If-None-Match: ",
    "X: ",
    "Connection: ",
    "Upgrade: ",
    "HTTP2-Settings: ",
    "Origin: "
  };
  private static final String[] VALUES = {
    TAXII,
    "*/*",
    "gzip",
    "zstd;q=0.1",
    "chunked",
    "100-continue",
    "bytes=0-1",
    "h2c",
    "5",
    "0",
    "-1",
    "x,y;z=\"",
    ";;;,,,",
    "YTpi",
    "\u00ff",
    ""
  };

  @RepeatedTest(3)
  void noRequestMakesTheNodeFail() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("TaxiiFuzzTest seed " + seed);
    Random random = new Random(seed);
    node.share(PUBLIC, TestServer.XA, object(1, ""));
    for (int i = 0; i < 300; i++) {
      String request = request(random);
      Matcher status = STATUS.matcher(server.raw(request));
      if (status.find()) {
        assertThat(status.group(1))
            .as("seed %s, request %s:%n%s", seed, i, request)
            .matches("[1234].*|501|505");
      }
    }
    assertThat(getAnonymously(path(PUBLIC) + "objects/").body()).contains(object(1, ""));
    server.server.close();
    assertThat(pool.lent()).isZero();
    assertThat(server.server.bodiesInFlight()).isZero();
  }

  private static String request(Random random) {
    StringBuilder request = new StringBuilder();
    request.append(pick(random, "GET", "GET", "POST", "DELETE", "HEAD", "OPTIONS", "TRACE", "x"));
    request
        .append(' ')
        .append(
            pick(
                random,
                path(PUBLIC) + "objects/",
                path(PUBLIC) + "manifest/",
                ROOT,
                "/taxii2/",
                "/"));
    if (random.nextBoolean()) {
      request.append('?');
    }
    for (int i = random.nextInt(8); i > 0; i--) {
      request.append(pick(random, PIECES));
    }
    request.append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      request.append(pick(random, HEADERS)).append(pick(random, VALUES)).append("\r\n");
    }
    if (random.nextBoolean()) {
      request.append("Authorization: ").append(TestServer.basic("cert-xa")).append("\r\n");
      request.append("Content-Type: ").append(TAXII).append("\r\n");
    }
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      body.append(
          pick(
              random,
              "{\"objects\":[",
              "]}",
              "{",
              "[",
              "\"",
              "\\u0000",
              "null",
              ",",
              "{\"id\":1}",
              object(7, "")));
    }
    byte[] noise = new byte[random.nextInt(8)];
    random.nextBytes(noise);
    body.append(new String(noise, StandardCharsets.ISO_8859_1));
    if (random.nextInt(4) > 0) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return request.append("Connection: close\r\n\r\n").append(body).toString();
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
