package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.Node;
import org.mithaq.node.config.Endpoint;
import org.mithaq.stix.Json;

/** «mithaq join» on a demo node, to the end. */
final class JoinTest {
  @TempDir Path folder;
  private Node node;
  private Run run;
  private Run depositary;
  private Path key;
  private Path state;
  private String url;

  @BeforeEach
  void start() throws Exception {
    node = Demo.start(folder.resolve("data"), new Endpoint("127.0.0.1", 0), Demo.knownSecrets());
    url = "http://127.0.0.1:" + node.port();
    run = new Run(folder);
    run.environment.remove("MITHAQ_USER");
    depositary = new Run(folder);
    depositary.environment.put("MITHAQ_USER", "depositary:demo");
    key = folder.resolve("key.pem");
    state = folder.resolve("join.json");
    assertThat(run.mithaq("key", "new", key)).isZero();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private int apply(Object... more) {
    Object[] arguments = new Object[10 + more.length];
    Object[] first = {
      "join", "--state", state, "--url", url, "--key", key, "--officer", "A. N. Other", "--json"
    };
    System.arraycopy(first, 0, arguments, 0, 10);
    System.arraycopy(more, 0, arguments, 10, more.length);
    return run.mithaq(arguments);
  }

  private int again() {
    return run.mithaq("join", "--state", state, "--json");
  }

  private String told(String name) throws IOException {
    return Json.parse(run.bytes, 0, run.bytes.length).text(name).orElse("");
  }

  private int decide(String how, String id) {
    return depositary.mithaq(
        "applications", "--url", url, how, id, "--reason", "papers seen", "--json");
  }

  @Test
  void anOrganisationJoinsByTheDepositarysWord() throws IOException {
    long before = node.nextAct();
    assertThat(apply("--name", "Helping Hands", "--category", "civil-society"))
        .as(run.err)
        .isZero();
    String id = told("application");
    assertThat(Files.readString(state)).contains(id);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rw-------");
    assertThat(run.out + run.err).doesNotContain("secret");

    assertThat(again()).isEqualTo(1);
    assertThat(run.err).contains("the depositary has not decided");
    assertThat(depositary.mithaq("applications", "--url", url)).isZero();
    assertThat(depositary.out).contains(id, "Helping Hands", "A. N. Other");
    assertThat(decide("--accept", id)).as(depositary.err).isZero();
    assertThat(node.nextAct()).isEqualTo(before);

    assertThat(again()).as(run.err).isZero();
    assertThat(told("state")).isEqualTo("joined");
    assertThat(node.nextAct()).isEqualTo(before + 4);
    assertThat(again()).isZero();
    assertThat(node.nextAct()).isEqualTo(before + 4);
  }

  @Test
  void aStateJoinsByItsMinisterAndTheNoteStaysWithIt() throws IOException {
    Path note = Files.writeString(folder.resolve("note-verbale.txt"), "The Embassy presents …");
    assertThat(
            apply(
                "--name",
                "Xyland",
                "--category",
                "state",
                "--country",
                "XY",
                "--office",
                "foreign-minister",
                "--attach",
                note))
        .as(run.err)
        .isZero();
    String id = told("application");
    assertThat(depositary.mithaq("applications", "--url", url, "--json")).isZero();
    assertThat(depositary.out).contains("note-verbale.txt", "foreign-minister");
    assertThat(decide("--accept", id)).isZero();

    assertThat(again()).as(run.err).isZero();
    assertThat(told("state")).isEqualTo("joined");
  }

  @Test
  void aLostAnswerIsNoLoss() throws IOException {
    assertThat(apply("--name", "Helping Hands", "--category", "academia")).isZero();
    assertThat(decide("--accept", told("application"))).isZero();
    assertThat(again()).isZero();
    long acts = node.nextAct();
    Files.writeString(state, Files.readString(state).replaceFirst(",\\s*\"joined\" : \"yes\"", ""));
    assertThat(Files.readString(state)).doesNotContain("joined");

    assertThat(again()).as(run.err).isZero();
    assertThat(told("state")).isEqualTo("joined");
    assertThat(node.nextAct()).isEqualTo(acts);
  }

  @Test
  void aDomainIsToldWhatToPutWhereAndNeverDoesForAState() throws IOException {
    assertThat(apply("--name", "Company", "--category", "company", "--domain", "company.org"))
        .as(run.err)
        .isZero();
    assertThat(told("value")).matches("mithaq=[0-9a-f]{32}");
    assertThat(run.err).contains("TXT record at _mithaq.company.org: " + told("value"));
    Files.delete(state);
    assertThat(
            apply(
                "--name",
                "Company",
                "--category",
                "company",
                "--domain",
                "company.org",
                "--method",
                "https"))
        .isZero();
    assertThat(run.err).contains("https://company.org/.well-known/mithaq.txt");
    Files.delete(state);

    assertThat(
            apply(
                "--name",
                "Xyland",
                "--category",
                "state",
                "--country",
                "XY",
                "--domain",
                "xyland.org"))
        .isEqualTo(1);
    assertThat(run.err).contains("for a state a domain never suffices");
    assertThat(state).doesNotExist();
  }

  @Test
  void aRefusalIsTold() throws IOException {
    assertThat(apply("--name", "Nobody", "--category", "company")).isZero();
    String id = told("application");
    assertThat(decide("--refuse", id)).isZero();
    assertThat(again()).isEqualTo(1);
    assertThat(run.err).contains("refused the mandate: papers seen");
    assertThat(run.mithaq("applications", "--url", url, "--user", "acme:demo")).isEqualTo(1);
    assertThat(run.err).contains("nothing at this address");
  }

  @Test
  void wrongUsageIsSaid() throws IOException {
    assertThat(run.mithaq("join", "--state", state, "--url", url)).isEqualTo(2);
    assertThat(run.err).contains("give --key too");
    assertThat(apply("--name", "X", "--category", "planet")).isEqualTo(2);
    assertThat(run.mithaq("applications", "--accept", "x")).isEqualTo(2);
    Files.writeString(state, "mine");
    assertThat(again()).isEqualTo(1);
    assertThat(run.err).contains("is no state of an application");
  }
}
