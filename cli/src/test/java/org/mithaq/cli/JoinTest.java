package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
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
  void aLostAnswerIsNoLossAndTheAccountIsDrawnAgain() throws IOException {
    assertThat(apply("--name", "Helping Hands", "--category", "academia")).isZero();
    assertThat(decide("--accept", told("application"))).isZero();
    assertThat(again()).isZero();
    long acts = node.nextAct();
    String lost = user();
    Files.writeString(
        state,
        Files.readString(state)
            .replaceFirst(",\\s*\"account\" : \"[^\"]*\",\\s*\"user\" : \"[^\"]*\"", "")
            .replaceFirst(",\\s*\"joined\" : \"yes\"", ""));
    assertThat(Files.readString(state)).doesNotContain("joined");

    assertThat(again()).as(run.err).isZero();
    assertThat(told("state")).isEqualTo("joined");
    assertThat(node.nextAct()).isEqualTo(acts);
    assertThat(user()).isNotEqualTo(lost);
    assertThat(keyRegister(lost)).isEqualTo(1);
    assertThat(run.err).contains("401");
    assertThat(keyRegister(user())).as(run.err).isZero();
  }

  private String user() throws IOException {
    byte[] bytes = Files.readAllBytes(state);
    return Json.parse(bytes, 0, bytes.length).text("user").orElseThrow();
  }

  private int keyRegister(String user) {
    Path next = folder.resolve("next.pem");
    if (!Files.exists(next)) {
      assertThat(run.mithaq("key", "new", next)).isZero();
    }
    run.environment.put("MITHAQ_USER", user);
    int code = run.mithaq("key", "register", next, "--key", key, "--url", url);
    run.environment.remove("MITHAQ_USER");
    return code;
  }

  @Test
  void itsAccountRotatesTheKeyAndSignsAlsoAfterARestart() throws Exception {
    assertThat(apply("--name", "Helping Hands", "--category", "academia")).isZero();
    assertThat(decide("--accept", told("application"))).isZero();
    assertThat(run.mithaq("join", "--state", state)).as(run.err).isZero();
    String user = user();
    assertThat(run.out + run.err)
        .contains("account      joined.", "export MITHAQ_USER=")
        .doesNotContain(user.substring(user.indexOf(':') + 1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rw-------");
    assertThat(keyRegister(user)).as(run.err).isZero();

    node.close();
    node = Demo.start(folder.resolve("data"), new Endpoint("127.0.0.1", 0), Demo.knownSecrets());
    url = "http://127.0.0.1:" + node.port();

    String party = "identity--" + user.substring("joined.".length(), user.indexOf(':'));
    Path object =
        Files.writeString(
            folder.resolve("position.json"),
            RegisterNode.position(77, party, "supports").replace("\"reported\"", "\"signed-act\""));
    assertThat(
            run.mithaq(
                "sign",
                object,
                "--key",
                folder.resolve("next.pem"),
                "--party",
                party,
                "--accord",
                "paris-call",
                "--url",
                url))
        .as(run.err)
        .isZero();
    Path act = Files.write(folder.resolve("act.json"), run.bytes);
    run.environment.put("MITHAQ_USER", user);
    assertThat(run.mithaq("push", url, "public", act)).as(run.out + run.err).isZero();
  }

  @Test
  void aPartyThatTheRegisterHasJoinsAsWhatItIsThere() throws Exception {
    PartyDraft reported =
        new PartyDraft(
            Head.of("reported", Instant.parse("2021-11-12T00:00:00Z")),
            "Reported Ltd",
            PartyCategory.COMPANY,
            Optional.empty(),
            Optional.empty(),
            PartyDraft.AsFound.NOWHERE);
    Path file = Files.write(folder.resolve("reported.json"), reported.json());
    assertThat(depositary.mithaq("push", url, "public", file)).as(depositary.err).isZero();

    assertThat(apply("--party", reported.id(), "--name", "Mine")).isEqualTo(2);
    assertThat(run.err).contains("are those of the register");
    assertThat(apply("--party", reported.id())).as(run.err).isZero();
    assertThat(told("party")).isEqualTo(reported.id());
    assertThat(decide("--accept", told("application"))).isZero();
    assertThat(again()).as(run.err).isZero();
    assertThat(told("account")).isEqualTo("joined." + reported.id().substring(10));
    assertThat(keyRegister(user())).as(run.err).isZero();

    Files.delete(state);
    assertThat(apply("--party", reported.id())).isEqualTo(1);
    assertThat(run.err).contains("has keys already");
  }

  @Test
  void whoAsksForTooMuchIsToldSoAtOnce() {
    for (int i = 0; i < 5; i++) {
      key = folder.resolve("key" + i + ".pem");
      state = folder.resolve("join" + i + ".json");
      assertThat(run.mithaq("key", "new", key)).isZero();
      assertThat(apply("--name", "N" + i, "--category", "academia")).as(run.err).isZero();
    }
    state = folder.resolve("one-too-many.json");
    key = folder.resolve("key.pem");
    assertThat(apply("--name", "N", "--category", "academia")).isEqualTo(1);
    assertThat(run.err).contains("5 applications from your address are under way");
    assertThat(run.pauses).isEmpty();
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
