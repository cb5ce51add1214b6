package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.admit.Sample;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Limits;

/** Credentials that are forged, doubled, overlong or another's: refused, all in the same words. */
class BadCredentialsTest {

  private static final String PATH = "/taxii2/accord/collections/" + EXERCISE + "/manifest/";
  private static final String AMBER = "campaign--00000000-0000-4000-8000-0000000000aa";

  @TempDir private static Path folder;
  private static AccessNode node;

  @BeforeAll
  static void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", AMBER).text("name", "n").marked(Sample.AMBER).json());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void wrongSecretsAreAnsweredAlikeWhetherTheNameExistsOrNot() throws Exception {
    String unknown = node.askWith(AccessNode.basic("nobody", "x"), "GET", PATH, "").all();
    assertThat(unknown).startsWith("401");
    List<String> wrong = new ArrayList<>();
    for (String name :
        List.of("cert-xa", "cert-xb", "admin", "depositary", "desk", "", " ", "party")) {
      for (String secret :
          List.of("", "x", "DEMO", "demo ", " demo", "demo\u0000", "demo\n", "dem")) {
        wrong.add(AccessNode.basic(name, secret));
      }
    }
    for (String name :
        List.of(
            "cert-xa\u0000",
            "cert-xa\r\nX: y",
            "CERT-XA",
            "cert-xa ",
            "delegate:cert-xa",
            "ｃert-xa")) {
      wrong.add(AccessNode.basic(name, "demo"));
    }
    for (String token :
        List.of("demo", "x", "sha256:" + "0".repeat(64), "null", "cert-xa:demo", "..", "%00")) {
      wrong.add("Bearer " + token);
    }
    for (String authorization : wrong) {
      assertThat(node.askWith(authorization, "GET", PATH, "").all())
          .as(authorization)
          .isEqualTo(unknown);
    }
  }

  /** The demo's accounts share a secret: as a token it names none of them. */
  @Test
  void aSecretOfSeveralAccountsIsNobodysToken() throws Exception {
    assertThat(node.askWith("Bearer demo", "GET", PATH, "").status()).isEqualTo(401);
  }

  @Test
  void whatIsNoCredentialAtAllIsA401ToEverythingThatTakesOne() throws Exception {
    for (String authorization :
        List.of(
            "Basic",
            "Basic ",
            "Basic !!!",
            "Basic " + base64("no colon"),
            "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', 'x'}),
            "Basic " + base64("cert-xa:demo") + " " + base64("cert-xb:demo"),
            "Basic " + base64("cert-xa:demo") + ",Basic " + base64("cert-xb:demo"),
            "Digest username=\"cert-xa\"",
            "Negotiate abc",
            "Bearer",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJjZXJ0LXhhIn0.",
            "cert-xa:demo",
            "Mithaq admin")) {
      for (String path :
          List.of(
              PATH,
              "/lookup?id=" + AMBER,
              "/register/parties.json",
              "/en/threats",
              "/log/receipt/1",
              "/access/tokens")) {
        Answer answer = node.askWith(authorization, "GET", path, "");
        assertThat(answer.status()).as("%s for %s", authorization, path).isEqualTo(401);
        assertThat(answer.text()).doesNotContain(AMBER);
      }
    }
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (SocketException e) {
        // Refused before all was sent; the connection's end may outrun the answer.
        return "";
      }
    }
  }

  private static String get(String path, String headers) throws IOException {
    return raw(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Accept: application/taxii+json;version=2.1\r\n"
            + headers
            + "\r\n");
  }

  private static String authorization(String user) {
    return "Authorization: " + AccessNode.basic(user) + "\r\n";
  }

  @Test
  void twoCredentialsAreNone() throws Exception {
    assertThat(get(PATH, authorization("cert-xa"))).startsWith("HTTP/1.1 200").contains(AMBER);
    for (String two :
        List.of(
            authorization("acme") + authorization("cert-xa"),
            authorization("cert-xa") + authorization("acme"),
            authorization("cert-xa") + authorization("cert-xa"),
            authorization("cert-xa") + "authorization: Bearer x\r\n",
            "AUTHORIZATION: x\r\n" + authorization("cert-xa"))) {
      assertThat(get(PATH, two)).as(two).startsWith("HTTP/1.1 401").doesNotContain(AMBER);
    }
  }

  @Test
  void anEmptyOrFoldedHeaderIsNoWayAround() throws Exception {
    for (String headers :
        List.of(
            "Authorization:\r\n",
            "Authorization: \r\n",
            "Authorization:\r\n " + AccessNode.basic("cert-xa") + "\r\n",
            "Authorization : " + AccessNode.basic("cert-xa") + "\r\n",
            "X-Forwarded-User: cert-xa\r\nX-Remote-User: cert-xa\r\nForwarded: for=cert-xa\r\n",
            "Proxy-Authorization: " + AccessNode.basic("cert-xa") + "\r\n",
            "Cookie: Authorization=" + base64("cert-xa:demo") + "\r\n",
            "X-Y: 1\rAuthorization: " + AccessNode.basic("cert-xa") + "\r\n",
            "Authorization: Basic\u0000" + base64("cert-xa:demo") + "\r\n",
            "Authorization: Basic " + base64("cert-xa:demo") + "\u0000\r\n")) {
      String answer = get(PATH, headers);
      assertThat(answer).as(headers).matches("(?s)HTTP/1.1 (200|400|401) .*");
      assertThat(answer).as(headers).doesNotContain(AMBER);
    }
  }

  @Test
  void anOverlongOneIsRefusedEarly() throws Exception {
    for (int length : new int[] {2_000, 7_000, 20_000, 1_000_000}) {
      for (String value :
          List.of(
              "Basic " + base64("cert-xa:" + "x".repeat(length)), "Bearer " + "x".repeat(length))) {
        String answer = get(PATH, "Authorization: " + value + "\r\n");
        assertThat(answer).as(length + "").matches("(?s)(HTTP/1.1 (401|400|431) .*)?");
      }
    }
    assertThat(get(PATH, authorization("cert-xa"))).startsWith("HTTP/1.1 200");
  }

  /** Two requests in one, told apart in two ways: neither borrows the other's credentials. */
  @Test
  void aSmuggledRequestHasNobodysRights() throws Exception {
    String inner =
        "GET "
            + PATH
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/taxii+json;version=2.1\r\n\r\n";
    for (String framing :
        List.of(
            "Content-Length: 0\r\nContent-Length: " + inner.length() + "\r\n",
            "Content-Length: " + inner.length() + "\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n",
            "Transfer-Encoding : chunked\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Content-Length: 0\r\n")) {
      String answer =
          raw(
              "POST /lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + authorization("cert-xa")
                  + framing
                  + "\r\n"
                  + "0\r\n\r\n"
                  + inner
                  + "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(framing).startsWith("HTTP/1.1 4").doesNotContain(AMBER);
    }
  }

  /** On one connection each request is whoever it says it is, and nobody where it says nothing. */
  @Test
  void aConnectionHasNoMemory() throws Exception {
    String stranger =
        "GET "
            + PATH
            + "?match[type]=campaign HTTP/1.1\r\nHost: localhost\r\nAccept: application/taxii+json;version=2.1\r\nConnection: close\r\n\r\n";
    String member =
        "GET "
            + PATH
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/taxii+json;version=2.1\r\n"
            + authorization("cert-xa")
            + "\r\n";
    String both = raw(member + stranger);
    assertThat(both.indexOf(AMBER)).isPositive();
    assertThat(both.lastIndexOf("HTTP/1.1 200")).isGreaterThan(both.lastIndexOf(AMBER));
  }

  @Test
  void idsOfOtherPartiesTellNothing() throws Exception {
    String status = node.post("cert-xa", EXERCISE, Sample.malware().json()).text().substring(7, 43);
    String no = status.substring(0, 35) + (status.endsWith("0") ? "1" : "0");
    assertThat(node.get("cert-xa", "/taxii2/accord/status/" + status + "/").status())
        .isEqualTo(200);
    for (String user : List.of("", "acme", "cert-xb", "admin", "depositary")) {
      assertThat(node.get(user, "/taxii2/accord/status/" + status + "/").all())
          .isEqualTo(node.get(user, "/taxii2/accord/status/" + no + "/").all());
    }
    String none = AMBER.replace("aa", "ab");
    for (String user : List.of("", "acme", "admin", "depositary")) {
      for (String method : List.of("GET", "HEAD", "DELETE", "OPTIONS", "POST")) {
        String path = AccessNode.objects(EXERCISE);
        assertThat(node.ask(user, method, path + AMBER + "/", "").all())
            .as("%s %s", user, method)
            .isEqualTo(node.ask(user, method, path + none + "/", "").all().replace(none, AMBER));
      }
    }
  }

  /** Roles, parties and audiences are the node's to know: nothing sent along changes them. */
  @Test
  void whatIsSentAlongGivesNoRights() throws Exception {
    for (String query :
        List.of("?party=cert-xa", "?as=cert-xa", "?roles=operator", "?tokens=circle:exercise")) {
      assertThat(node.get("acme", PATH + query).text()).as(query).doesNotContain(AMBER);
    }
    String object =
        Sample.malware()
            .raw("x_audience", "[\"public\"]")
            .raw("x_roles", "[\"operator\"]")
            .marked(Sample.AMBER)
            .json();
    assertThat(node.post("acme", PUBLIC, object).text()).contains("\"failure_count\":1");
  }

  @Test
  void tooManyWrongSecretsStopTheGuesserAndNotTheParty() throws Exception {
    try (AccessNode strict =
        AccessNode.create(folder.resolve("strict"), BadCredentialsTest::fewGuesses)) {
      String guess = AccessNode.basic("cert-xa", "guess");
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        statuses.add(strict.askWith(guess, "GET", PATH, "").status());
      }
      assertThat(statuses).contains(429).startsWith(401);
      assertThat(strict.get("cert-xb", PATH).status()).as("another account").isEqualTo(200);
      assertThat(strict.get("", PATH).status()).as("no account").isEqualTo(200);
    }
  }

  private static Config fewGuesses(Config config) {
    Limits l = config.limits();
    return new Config(
        config.name(),
        config.origin(),
        config.data(),
        config.listen(),
        Optional.empty(),
        config.demo(),
        config.operator(),
        config.accord(),
        config.parties(),
        config.circles(),
        config.collections(),
        config.accounts(),
        new Limits(
            l.maxContentLength(),
            l.maxObjects(),
            l.queueBytes(),
            l.pageLimit(),
            l.pageBytes(),
            l.statusHours(),
            l.addressConnections(),
            3),
        config.notices());
  }

  @Test
  void aTokenThatIsNoMoreIsAnsweredAsOneThatNeverWas() throws Exception {
    Answer told = node.ask("cert-xb", "POST", "/access/tokens", "{\"days\":1}");
    String secret = told.text().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    assertThat(node.askWith("Bearer " + secret, "GET", PATH, "").status()).isEqualTo(200);
    node.pass(Duration.ofDays(2));
    for (String path : List.of(PATH, "/lookup?id=" + AMBER, "/access/tokens")) {
      assertThat(node.askWith("Bearer " + secret, "GET", path, "").all())
          .isEqualTo(node.askWith("Bearer " + "f".repeat(64), "GET", path, "").all());
      assertThat(node.askWith(AccessNode.basic("cert-xb", secret), "GET", path, "").status())
          .isEqualTo(401);
    }
  }
}
