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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Tlp;

/** «Never to be seen again»: who may, what is left, and what stands in the way. */
final class WithdrawalTest {

  private static final String WORD = "quicksilver";

  @TempDir private Path folder;
  private RegisterNode node;
  private long act;

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
    node.accepted("cert-xa", EXERCISE, note(1, WORD, Tlp.AMBER_2));
    act = actOf(RegisterNode.id("note", 1));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private long actOf(String id) throws Exception {
    return Polled.until(() ->
        json(node.get("cert-xa", "/lookup?id=" + id)).objects("items").stream()
            .findFirst()
            .map(item -> item.number("sequence").orElseThrow()));
  }

  private HttpResponse<byte[]> erase(String user, long which) throws Exception {
    return node.send(
        "POST",
        "/access/erasures",
        basic(user),
        "{\"act\":%d,\"basis\":\"a person asked\"}".formatted(which));
  }

  private HttpResponse<byte[]> hold(String user, long which, LocalDate review) throws Exception {
    return node.send(
        "POST",
        "/access/holds",
        basic(user),
        "{\"act\":%d,\"basis\":\"order 17/26\",\"review\":\"%s\"}".formatted(which, review));
  }

  private static LocalDate inDays(int days) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(days);
  }

  @Test
  void whoSharedItErasesItAndItIsGoneEverywhere() throws Exception {
    HttpResponse<byte[]> done = erase("cert-xa", act);
    assertThat(done.statusCode()).as(text(done)).isEqualTo(200);

    String id = RegisterNode.id("note", 1);
    String object = "/taxii2/accord/collections/" + EXERCISE + "/objects/";
    assertThat(text(node.get("cert-xa", object))).doesNotContain(WORD);
    for (String path :
        List.of(object + id + "/", object + id + "/versions/", "/en/threats/objects/" + id)) {
      assertThat(node.get("cert-xa", path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(node.get("cert-xa", "/log/receipt/" + act).statusCode()).isEqualTo(404);
    assertThat(json(node.get("cert-xa", "/lookup?id=" + id)).number("total")).hasValue(0);
    assertThat(erase("cert-xa", act).statusCode()).isEqualTo(404);
    long record = json(done).number("act").orElseThrow();
    assertThat(record).isGreaterThan(act);

    node.close();
    try (Stream<Path> files = Files.walk(folder.resolve("data/vault"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(contains(Files.readAllBytes(file))).as(file.toString()).isFalse();
      }
    }
    Run run = new Run(folder);
    assertThat(run.mithaq("fsck", folder.resolve("data").toString())).as(run.err).isZero();
    node = new RegisterNode(folder.resolve("data"));
    assertThat(text(node.get("cert-xb", object))).doesNotContain(WORD);
  }

  private static boolean contains(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(WORD);
  }

  @Test
  void toWhomeverMayNotReadItItIsNotThere() throws Exception {
    byte[] none = erase("acme", 1_000_000).body();
    assertThat(erase("acme", act).statusCode()).isEqualTo(404);
    assertThat(erase("acme", act).body()).isEqualTo(none);
    assertThat(hold("acme", act, inDays(9)).body()).isEqualTo(none);
    assertThat(erase("admin", act).body()).isEqualTo(none);
    assertThat(erase("cert-xb", act).statusCode()).isEqualTo(409);
    assertThat(node.send("POST", "/access/erasures", "", "{}").statusCode()).isEqualTo(401);
    assertThat(text(node.get("cert-xb", "/taxii2/accord/collections/" + EXERCISE + "/objects/")))
        .contains(WORD);
  }

  @Test
  void theDepositaryErasesByAnOrderThoughItCantReadIt() throws Exception {
    HttpResponse<byte[]> done = erase("depositary", act);
    assertThat(done.statusCode()).as(text(done)).isEqualTo(200);
    assertThat(text(node.get("cert-xa", "/taxii2/accord/collections/" + EXERCISE + "/objects/")))
        .doesNotContain(WORD);
    // The party whose content it was finds it in its audit log.
    assertThat(text(node.send("GET", "/access/audit", basic("cert-xa"), "")))
        .contains("erased", "a person asked");
  }

  @Test
  void nothingOfTheRegisterIsErasedByAnybody() throws Exception {
    node.accepted("cert-xb", PUBLIC, RegisterNode.membership(2, RegisterNode.CIRCLE, XB, "left"));
    long membership = actOf(RegisterNode.id("membership", 2));
    for (String user : List.of("cert-xb", "depositary", "cert-xa")) {
      HttpResponse<byte[]> answer = erase(user, membership);
      assertThat(answer.statusCode()).as(user).isEqualTo(409);
      assertThat(text(answer)).contains("is in the register");
    }
  }

  @Test
  void aHoldStandsInTheWayUntilItIsReleased() throws Exception {
    assertThat(hold("depositary", act, inDays(30)).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> kept = erase("cert-xa", act);
    assertThat(kept.statusCode()).isEqualTo(409);
    assertThat(text(kept)).contains("order 17/26", inDays(30).toString());
    assertThat(hold("cert-xa", act, inDays(1)).statusCode()).isEqualTo(409);
    assertThat(text(node.send("GET", "/access/holds", basic("cert-xa"), "")))
        .contains("order 17/26");
    assertThat(json(node.send("GET", "/access/holds", basic("acme"), "")).number("total"))
        .hasValue(0);

    node.close();
    Run run = new Run(folder);
    assertThat(
            run.mithaq(
                "erase",
                folder.resolve("data").toString(),
                Long.toString(act),
                "--basis",
                "none of yours"))
        .isEqualTo(1);
    assertThat(run.err).contains("legal hold");
    node = new RegisterNode(folder.resolve("data"));
    assertThat(erase("cert-xa", act).statusCode()).isEqualTo(409);

    String release = "/access/holds/" + act + "?basis=proceedings%20over";
    assertThat(node.send("DELETE", release, basic("cert-xa"), "").statusCode()).isEqualTo(409);
    assertThat(node.send("DELETE", release, basic("depositary"), "").statusCode()).isEqualTo(200);
    assertThat(erase("cert-xa", act).statusCode()).isEqualTo(200);
  }

  @Test
  void aHoldNamesItsBasisAndAReviewWithinAYear() throws Exception {
    assertThat(hold("depositary", act, inDays(0)).statusCode()).isEqualTo(409);
    assertThat(hold("depositary", act, inDays(400)).statusCode()).isEqualTo(409);
    for (String body :
        List.of(
            "{\"act\":%d,\"review\":\"2027-01-01\"}".formatted(act),
            "{\"act\":%d,\"basis\":\"x\"}".formatted(act),
            "{\"act\":-1,\"basis\":\"x\",\"review\":\"2027-01-01\"}",
            "{\"act\":1,\"basis\":\"x\",\"review\":\"2027-01-01\",\"party\":\"x\"}")) {
      assertThat(node.send("POST", "/access/holds", basic("depositary"), body).statusCode())
          .as(body)
          .isEqualTo(400);
    }
  }
}
