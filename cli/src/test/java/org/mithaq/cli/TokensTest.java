package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XB;
import static org.mithaq.cli.RegisterNode.basic;
import static org.mithaq.cli.RegisterNode.json;
import static org.mithaq.cli.RegisterNode.note;
import static org.mithaq.cli.RegisterNode.text;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Json;
import org.mithaq.stix.Tlp;

/** Tokens of accounts: how far they go, and that they end. */
final class TokensTest {

  private static final String IN_EXERCISE = "/taxii2/accord/collections/" + EXERCISE + "/objects/";
  private static final String IN_PUBLIC = "/taxii2/accord/collections/" + PUBLIC + "/objects/";

  @TempDir private Path folder;
  private RegisterNode node;

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
    node.accepted("cert-xa", EXERCISE, note(1, "for the circle", Tlp.AMBER_2));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private Json.Members issued(String user, String asked) throws Exception {
    HttpResponse<byte[]> answer = node.send("POST", "/access/tokens", basic(user), asked);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    return json(answer);
  }

  private String token(String user, String asked) throws Exception {
    return issued(user, asked).text("token").orElseThrow();
  }

  private int status(String method, String path, String authorization) throws Exception {
    return node.send(method, path, authorization, "").statusCode();
  }

  @Test
  void aTokenReadsItsCollectionsAndNothingElse() throws Exception {
    String token = token("cert-xb", "{\"collections\":[\"exercise\"]}");

    assertThat(text(node.send("GET", IN_EXERCISE, "Bearer " + token, "")))
        .contains("for the circle");
    assertThat(text(node.send("GET", IN_EXERCISE, basic("cert-xb", token), "")))
        .contains("for the circle");
    assertThat(status("GET", IN_PUBLIC, "Bearer " + token)).isIn(403, 404);
    HttpResponse<byte[]> write =
        node.send(
            "POST",
            IN_EXERCISE,
            "Bearer " + token,
            "{\"objects\":[" + note(2, "x", Tlp.AMBER_2) + "]}");
    assertThat(write.statusCode()).isIn(403, 404);
    for (String path : new String[] {"/lookup?name=x", "/register/parties.json", "/en/"}) {
      assertThat(status("GET", path, "Bearer " + token)).as(path).isEqualTo(403);
    }
  }

  @Test
  void oneThatWritesDoesNotReadAndTheOtherWayRound() throws Exception {
    String writes = token("cert-xb", "{\"verbs\":[\"write\"]}");
    HttpResponse<byte[]> answer =
        node.send(
            "POST",
            IN_EXERCISE,
            "Bearer " + writes,
            "{\"objects\":[" + note(2, "written", Tlp.AMBER_2) + "]}");
    assertThat(json(answer).number("success_count")).as(text(answer)).hasValue(1);
    assertThat(status("GET", IN_EXERCISE, "Bearer " + writes)).isIn(403, 404);

    String reads = token("cert-xb", "{}");
    assertThat(status("GET", "/lookup?name=x", "Bearer " + reads)).isEqualTo(200);
  }

  @Test
  void noTokenMakesAnotherOrAdministers() throws Exception {
    String all = token("cert-xb", "{\"verbs\":[\"read\",\"write\"]}");
    assertThat(node.send("POST", "/access/tokens", "Bearer " + all, "{}").statusCode())
        .isEqualTo(403);
    for (String path : new String[] {"/access/tokens", "/access/audit", "/access/holds"}) {
      assertThat(status("GET", path, "Bearer " + all)).as(path).isEqualTo(403);
    }
  }

  @Test
  void aRevokedOneIsAsOneThatNeverWas() throws Exception {
    Json.Members issued = issued("cert-xb", "{\"note\":\"SIEM\",\"days\":1}");
    String token = issued.text("token").orElseThrow();
    String id = issued.text("id").orElseThrow();
    assertThat(text(node.send("GET", "/access/tokens", basic("cert-xb"), "")))
        .contains(id, "SIEM")
        .doesNotContain(token);
    assertThat(text(node.send("GET", "/access/tokens", basic("cert-xa"), ""))).doesNotContain(id);

    byte[] others = node.send("DELETE", "/access/tokens/" + id, basic("cert-xa"), "").body();
    byte[] none =
        node.send("DELETE", "/access/tokens/" + "0".repeat(16), basic("cert-xa"), "").body();
    assertThat(others).isEqualTo(none);
    assertThat(status("GET", IN_EXERCISE, "Bearer " + token)).isEqualTo(200);

    assertThat(status("DELETE", "/access/tokens/" + id, basic("cert-xb"))).isEqualTo(204);
    HttpResponse<byte[]> revoked = node.send("GET", IN_EXERCISE, "Bearer " + token, "");
    HttpResponse<byte[]> wrong =
        node.send("GET", IN_EXERCISE, "Bearer " + token.replace(token.charAt(3), '_'), "");
    assertThat(revoked.statusCode()).isEqualTo(401);
    assertThat(told(revoked)).isEqualTo(told(wrong));
  }

  /** Without the id that each error has, drawn at random. */
  private static String told(HttpResponse<byte[]> answer) {
    return answer.statusCode() + text(answer).replaceFirst("\"error_id\":\"[^\"]*\"", "");
  }

  @Test
  void itSurvivesARestartAndTheFileHoldsNoSecret() throws Exception {
    String token = token("cert-xb", "{}");
    node.close();
    try (Stream<Path> files = Files.walk(folder.resolve("data/state/tokens"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(token);
      }
    }
    node = new RegisterNode(folder.resolve("data"));
    assertThat(status("GET", IN_EXERCISE, "Bearer " + token)).isEqualTo(200);
  }

  @Test
  void leavingTheCircleClosesTheDoorForTokensToo() throws Exception {
    String token = token("cert-xb", "{}");
    node.accepted("cert-xb", PUBLIC, RegisterNode.membership(2, RegisterNode.CIRCLE, XB, "left"));

    assertThat(text(node.send("GET", IN_EXERCISE, "Bearer " + token, "")))
        .doesNotContain("for the circle");
  }

  @Test
  void whatIsAskedForAmissIsRefusedWithTheField() throws Exception {
    for (String[] row :
        new String[][] {
          {"{\"roles\":[\"operator\"]}", "roles"},
          {"{\"account\":\"cert-xa\"}", "account"},
          {"{\"days\":367}", "days"},
          {"{\"days\":0}", "days"},
          {"{\"verbs\":[]}", "verbs"},
          {"{\"verbs\":[\"erase\"]}", "verbs"},
          {"{\"collections\":[]}", "collections"},
          {"{\"collections\":[\"nothing\"]}", "collections"},
          {"[]", "body"}
        }) {
      HttpResponse<byte[]> answer = node.send("POST", "/access/tokens", basic("cert-xb"), row[0]);
      assertThat(answer.statusCode()).as(row[0]).isEqualTo(400);
      assertThat(json(answer).object("error").text("where")).as(row[0]).contains(row[1]);
    }
    String token = token("cert-xb", "{}");
    assertThat(status("GET", IN_EXERCISE, basic("cert-xa", token))).isEqualTo(401);
    assertThat(status("GET", IN_EXERCISE, "Bearer " + "a".repeat(5000))).isEqualTo(401);
    assertThat(status("GET", "/access/tokens", "")).isEqualTo(401);
  }
}
