package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.FEEDS;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.admit.Sample;
import org.mithaq.stix.Json;

/** The tokens of an account: as far, as long and as wide as they say, and no further. */
class TokensTest {

  private static final String TOKENS = "/access/tokens";
  private static final String MANIFEST = "/taxii2/accord/collections/%s/manifest/";

  @TempDir private Path folder;
  private AccessNode node;

  /** A token as it was told. */
  private record Token(String id, String secret) {

    String bearer() {
      return "Bearer " + secret;
    }
  }

  @BeforeEach
  void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    node.sent("cert-xa", EXERCISE, note("1", Sample.AMBER));
    node.sent("cert-xa", FEEDS, note("2", Sample.AMBER));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static String note(String end, String marking) {
    return Sample.of("campaign", id(end)).text("name", "kept").marked(marking).json();
  }

  private static String id(String end) {
    return "campaign--00000000-0000-4000-8000-00000000000" + end;
  }

  private Token issued(String user, String body) throws Exception {
    Answer answer = node.ask(user, "POST", TOKENS, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    Json.Members told = Json.parse(answer.body(), 0, answer.body().length);
    return new Token(told.text("id").orElseThrow(), told.text("token").orElseThrow());
  }

  private Answer by(Token token, String method, String path, String body) throws Exception {
    return node.askWith(token.bearer(), method, path, body);
  }

  private int reads(Token token, String collection) throws Exception {
    return by(token, "GET", MANIFEST.formatted(collection), "").status();
  }

  private boolean gets(Token token, String collection, String end) throws Exception {
    return by(token, "GET", AccessNode.objects(collection) + id(end) + "/", "").status() == 200;
  }

  private int writes(Token token, String collection) throws Exception {
    return by(
            token,
            "POST",
            AccessNode.objects(collection),
            AccessNode.envelope(List.of(Sample.malware().json())))
        .status();
  }

  @Test
  void withoutAScopeItReadsWhatItsAccountReadsAndWritesNothing() throws Exception {
    Token token = issued("cert-xb", "{}");

    assertThat(gets(token, EXERCISE, "1")).isTrue();
    assertThat(gets(token, FEEDS, "2")).isTrue();
    assertThat(writes(token, EXERCISE)).isEqualTo(403);
    assertThat(by(token, "DELETE", AccessNode.objects(EXERCISE) + id("1") + "/", "").status())
        .isEqualTo(403);
    node.settle();
    assertThat(by(token, "GET", "/lookup?id=" + id("1"), "").text()).contains("\"total\":1");
  }

  @Test
  void oneForACollectionKnowsNoOther() throws Exception {
    Token token = issued("cert-xb", "{\"collections\":[\"exercise\"],\"verbs\":[\"read\"]}");
    assertThat(gets(token, EXERCISE, "1")).isTrue();
    String nowhere = MANIFEST.formatted("79cf3ddd-f837-4f63-9894-a36567201171");
    String not = by(token, "GET", nowhere, "").all();
    for (String other : List.of(FEEDS, PUBLIC)) {
      assertThat(by(token, "GET", MANIFEST.formatted(other), "").all()).isEqualTo(not);
    }
    assertThat(by(token, "GET", "/taxii2/accord/collections/", "").text())
        .contains(EXERCISE)
        .doesNotContain(FEEDS, PUBLIC);
  }

  @Test
  void oneForWritingReadsNothingAndOneForReadingWritesNothing() throws Exception {
    Token writer = issued("cert-xb", "{\"collections\":[\"feeds\"],\"verbs\":[\"write\"]}");
    assertThat(writes(writer, FEEDS)).isEqualTo(202);
    assertThat(reads(writer, FEEDS)).isEqualTo(403);
    assertThat(gets(writer, FEEDS, "2")).isFalse();
    assertThat(writes(writer, EXERCISE)).isEqualTo(404);
    assertThat(by(writer, "DELETE", AccessNode.objects(FEEDS) + id("2") + "/", "").status())
        .isEqualTo(403);

    Token both = issued("cert-xb", "{\"verbs\":[\"write\",\"read\"]}");
    assertThat(writes(both, FEEDS)).isEqualTo(202);
    assertThat(reads(both, FEEDS)).isEqualTo(200);
    assertThat(writes(both, PUBLIC)).isEqualTo(202);
  }

  @Test
  void aLimitedOneIsRefusedOutsideTaxii() throws Exception {
    Token token = issued("cert-xb", "{\"collections\":[\"feeds\"]}");
    for (String path :
        List.of(
            "/lookup?id=" + id("1"), "/en/threats", "/register/parties.json", "/log/receipt/1")) {
      Answer answer = by(token, "GET", path, "");
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.text()).as(path).contains("limited-token");
    }
    assertThat(by(token, "POST", "/access/readers?collection=feeds", "{\"objects\":[]}").status())
        .isEqualTo(403);
  }

  @Test
  void noTokenDoesForWhatIsTheAccountsOwn() throws Exception {
    Token token = issued("cert-xb", "{\"verbs\":[\"read\",\"write\"]}");
    for (String authorization :
        List.of(token.bearer(), AccessNode.basic("cert-xb", token.secret()))) {
      assertThat(node.askWith(authorization, "GET", TOKENS, "").status()).isEqualTo(403);
      assertThat(node.askWith(authorization, "POST", TOKENS, "{}").status()).isEqualTo(403);
      assertThat(node.askWith(authorization, "DELETE", TOKENS + "/" + token.id(), "").status())
          .isEqualTo(403);
    }
    Token depositarys = issued("depositary", "{}");
    assertThat(by(depositarys, "GET", "/register/applications", "").status())
        .as("there is no joining on this node, or it is not for tokens")
        .isIn(403, 404);
  }

  @Test
  void itIsThePasswordOfItsOwnAccountAlone() throws Exception {
    Token token = issued("cert-xb", "{}");
    String path = MANIFEST.formatted(EXERCISE);
    assertThat(node.askWith(AccessNode.basic("cert-xb", token.secret()), "GET", path, "").status())
        .isEqualTo(200);
    for (String other : List.of("cert-xa", "acme", "admin", "", "nobody", "CERT-XB")) {
      assertThat(node.askWith(AccessNode.basic(other, token.secret()), "GET", path, "").status())
          .as(other)
          .isEqualTo(401);
    }
  }

  @Test
  void itExpiresToTheDay() throws Exception {
    Token token = issued("cert-xb", "{\"days\":30}");
    node.pass(Duration.ofDays(30).minusNanos(1));
    assertThat(reads(token, EXERCISE)).isEqualTo(200);
    node.pass(Duration.ofNanos(1));
    Answer expired = by(token, "GET", MANIFEST.formatted(EXERCISE), "");
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.all())
        .as("as one that never was")
        .isEqualTo(
            node.askWith("Bearer " + "0".repeat(64), "GET", MANIFEST.formatted(EXERCISE), "")
                .all());
  }

  @Test
  void revokedIsRevokedForTheNextRequest() throws Exception {
    Token token = issued("cert-xb", "{}");
    Token other = issued("cert-xb", "{}");
    assertThat(reads(token, EXERCISE)).isEqualTo(200);
    assertThat(node.ask("cert-xb", "DELETE", TOKENS + "/" + token.id(), "").status())
        .isEqualTo(204);
    assertThat(reads(token, EXERCISE)).isEqualTo(401);
    assertThat(reads(other, EXERCISE)).isEqualTo(200);
    node.restart();
    assertThat(reads(token, EXERCISE)).isEqualTo(401);
    assertThat(reads(other, EXERCISE)).isEqualTo(200);
  }

  @Test
  void nobodyRevokesOrSeesAnothersToken() throws Exception {
    Token token = issued("cert-xb", "{\"note\":\"SIEM\"}");
    Answer others = node.ask("acme", "DELETE", TOKENS + "/" + token.id(), "");
    Answer none = node.ask("acme", "DELETE", TOKENS + "/" + "0".repeat(16), "");
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.all()).isEqualTo(none.all());
    assertThat(node.get("acme", TOKENS).text()).isEqualTo("{\"total\":0,\"items\":[]}");
    assertThat(node.get("", TOKENS).status()).isEqualTo(401);
    assertThat(reads(token, EXERCISE)).isEqualTo(200);
    assertThat(node.get("cert-xb", TOKENS).text())
        .contains("SIEM", token.id())
        .doesNotContain(token.secret());
  }

  @Test
  void theSecretIsKeptNowhere() throws Exception {
    Token token = issued("cert-xb", "{}");
    try (Stream<Path> files = Files.walk(folder.resolve("data/state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(token.secret());
      }
    }
  }

  @Test
  void whatItsPartyLosesItLosesToo() throws Exception {
    Token token = issued("cert-xb", "{\"verbs\":[\"read\",\"write\"]}");
    node.sent(
        "cert-xa",
        PUBLIC,
        RegisterText.membership(
            RegisterText.uuid(1), RegisterText.CIRCLE, RegisterText.XB, "suspended"));
    assertThat(gets(token, EXERCISE, "1")).isFalse();
    assertThat(writes(token, EXERCISE)).isEqualTo(403);
  }

  @Test
  void aRedObjectForItsAccountIsForItToo() throws Exception {
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", id("3"))
            .text("name", "n")
            .marked(Sample.RED)
            .recipients("[\"cert-xb\"]")
            .json());
    assertThat(gets(issued("cert-xb", "{}"), EXERCISE, "3")).isTrue();
    assertThat(gets(issued("cert-xc", "{}"), EXERCISE, "3")).isFalse();
  }

  @Test
  void whatATokenCannotBeIsRefusedWithASentence() throws Exception {
    for (String body :
        List.of(
            "",
            "[]",
            "null",
            "{\"days\":0}",
            "{\"days\":367}",
            "{\"days\":-1}",
            "{\"days\":\"30\"}",
            "{\"days\":1e99}",
            "{\"verbs\":[]}",
            "{\"verbs\":[\"own\"]}",
            "{\"verbs\":\"read\"}",
            "{\"collections\":[]}",
            "{\"collections\":[\"nowhere\"]}",
            "{\"collections\":\"public\"}",
            "{\"account\":\"cert-xa\"}",
            "{\"roles\":[\"operator\"]}",
            "{\"note\":\"" + "x".repeat(201) + "\"}",
            "{\"note\":\"" + "x".repeat(70_000) + "\"}")) {
      Answer answer = node.ask("cert-xb", "POST", TOKENS, body);
      assertThat(answer.status()).as(body).isIn(400, 413, 415);
      assertThat(answer.text()).as(body).contains("\"message\"");
    }
    assertThat(node.get("cert-xb", TOKENS).text()).contains("\"total\":0");
    issued("cert-xb", "{\"note\":\"" + "x".repeat(200) + "\"}");
  }

  @Test
  void anAccountHasAHundredAndExpiredOnesMakeRoom() throws Exception {
    for (int i = 0; i < 100; i++) {
      issued("cert-xb", "{\"days\":1}");
    }
    Answer refused = node.ask("cert-xb", "POST", TOKENS, "{}");
    assertThat(refused.status()).isEqualTo(409);
    issued("cert-xc", "{}");
    node.pass(Duration.ofDays(1));
    issued("cert-xb", "{}");
    assertThat(files()).isEqualTo(2);
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data/state/tokens"))) {
      return files.count();
    }
  }

  @Test
  void aDamagedFileLetsNobodyInAndStopsNothing() throws Exception {
    Token token = issued("cert-xb", "{}");
    Token other = issued("cert-xb", "{}");
    Path file = folder.resolve("data/state/tokens/" + token.id() + ".json");
    node.stopped(() -> Files.writeString(file, Files.readString(file).replace("sha256:", "sha1:")));
    assertThat(reads(token, EXERCISE)).isEqualTo(401);
    assertThat(reads(other, EXERCISE)).isEqualTo(200);
  }
}
