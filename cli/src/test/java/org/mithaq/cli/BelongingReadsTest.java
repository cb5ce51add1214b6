package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XA;
import static org.mithaq.cli.RegisterNode.XB;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the register says of circles and supporters opens and closes doors, at once. */
final class BelongingReadsTest {

  private static final String ACME = "identity--a0000000-0000-4000-8000-0000000000b1";
  private static final String GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
  private static final String AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";

  @TempDir private Path folder;
  private RegisterNode node;

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static String note(int number, String marking) {
    return """
    {"type":"note","spec_version":"2.1","id":"note--00000000-0000-4000-8000-%012d",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "content":"for members","object_refs":["identity--a0000000-0000-4000-8000-0000000000a1"],\
    "object_marking_refs":["%s"]}\
    """
        .formatted(number, marking);
  }

  private boolean reads(String user, String collection, int number) throws Exception {
    String path =
        "/taxii2/accord/collections/"
            + collection
            + "/objects/note--00000000-0000-4000-8000-%012d/".formatted(number);
    HttpResponse<byte[]> answer = node.get(user, path);
    return answer.statusCode() == 200 && RegisterNode.text(answer).contains("for members");
  }

  private void says(String user, int number, String party, String status) throws Exception {
    node.accepted(
        user, PUBLIC, RegisterNode.membership(number, RegisterNode.CIRCLE, party, status));
  }

  @Test
  void theStewardOpensACircleAndClosesItAndWhoLeavesClosesItAtOnce() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, AMBER));
    assertThat(reads("cert-xb", EXERCISE, 1)).isTrue();
    assertThat(reads("acme", EXERCISE, 1)).isFalse();

    says("cert-xa", 2, XB, "suspended");
    assertThat(reads("cert-xb", EXERCISE, 1)).isFalse();
    assertThat(node.post("cert-xb", EXERCISE, note(3, AMBER)).statusCode()).isEqualTo(403);

    says("cert-xa", 3, XB, "member");
    assertThat(reads("cert-xb", EXERCISE, 1)).isTrue();

    says("cert-xb", 4, XB, "left");
    assertThat(reads("cert-xb", EXERCISE, 1)).isFalse();

    says("cert-xa", 5, ACME, "member");
    assertThat(reads("acme", EXERCISE, 1)).isTrue();
  }

  @Test
  void nobodyLetsItselfIn() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, AMBER));
    says("acme", 2, ACME, "member");
    says("ngo", 3, ACME, "member");
    says("depositary", 4, ACME, "member");

    assertThat(reads("acme", EXERCISE, 1)).isFalse();
  }

  @Test
  void ofACircleThatTheDepositaryOpensTheRegisterAloneTellsTheMembers() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, AMBER));
    node.accepted("depositary", PUBLIC, RegisterNode.circle(1, "exercise", XA));

    assertThat(reads("cert-xb", EXERCISE, 1)).isFalse();
    assertThat(reads("cert-xa", EXERCISE, 1)).as("its own").isTrue();
  }

  @Test
  void aPositionMakesASupporterAndItsWithdrawalEndsIt() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, GREEN));
    assertThat(reads("acme", EXERCISE, 1)).isTrue();

    node.accepted("acme", PUBLIC, RegisterNode.position(2, ACME, "withdrawn"));
    assertThat(reads("acme", EXERCISE, 1)).isFalse();

    node.accepted("acme", PUBLIC, RegisterNode.position(3, ACME, "supports"));
    assertThat(reads("acme", EXERCISE, 1)).isTrue();
  }

  @Test
  void whatIsSaidOutlivesAStart() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, AMBER));
    says("cert-xa", 2, ACME, "member");
    says("cert-xb", 3, XB, "left");
    node.close();
    start();

    assertThat(reads("acme", EXERCISE, 1)).isTrue();
    assertThat(reads("cert-xb", EXERCISE, 1)).isFalse();
  }
}
