package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests, cases and statements from the command line, on a demo. */
final class HelpCommandsTest {

  @TempDir private Path folder;
  private RegisterNode node;
  private Run run;

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
    run = new Run(folder);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private int asks(String command, String user, Object... more) throws Exception {
    Object[] arguments = new Object[5 + more.length];
    arguments[0] = command;
    arguments[1] = "--url";
    arguments[2] = node.url();
    arguments[3] = "--user";
    arguments[4] = user + ":demo";
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run.mithaq(arguments);
  }

  @Test
  void aRequestIsMadeAcknowledgedAndListed() throws Exception {
    assertThat(
            asks(
                "request",
                "cert-xa",
                "--name",
                "Take it down",
                "--circle",
                "exercise",
                "--need",
                "takedown",
                "--urgency",
                "urgent"))
        .as(run.err)
        .isZero();
    String id = run.out.strip();
    assertThat(asks("reply", "cert-xb", id, "acknowledge")).as(run.err).isZero();
    assertThat(asks("reply", "cert-xb", id, "acknowledge")).isEqualTo(1);
    assertThat(run.err).contains("does not follow «acknowledged»");
    assertThat(asks("reply", "cert-xb", id, "dance")).isEqualTo(2);
    assertThat(asks("reply", "acme", id, "accept", "--collection", "public")).isEqualTo(1);
    assertThat(run.err).contains("there is no request");

    assertThat(asks("request", "cert-xc", id, "--json")).isZero();
    assertThat(run.out).contains("\"phase\":\"acknowledged\"", "Take it down");
    assertThat(asks("request", "acme")).isZero();
    assertThat(run.out).isEmpty();
  }

  @Test
  void evidenceIsCommittedToAndOpenedLater() throws Exception {
    String id = opened();
    Path evidence = Files.writeString(folder.resolve("capture"), "what was seen");
    Path salt = folder.resolve("salt");
    assertThat(asks("case", "cert-xa", id, "evidence", "--evidence", evidence, "--commit", salt))
        .as(run.err)
        .isZero();
    String entry = run.out.strip();
    assertThat(asks("case", "cert-xa", id, "--json")).isZero();
    assertThat(run.out).contains("\"commitment\":").doesNotContain("\"digest\":");
    assertThat(asks("case", "cert-xa", id, "evidence", "--evidence", evidence, "--commit", salt))
        .isEqualTo(1);
    assertThat(run.err).contains("never written over");

    Path other = Files.writeString(folder.resolve("other"), "something else");
    assertThat(
            asks(
                "case",
                "cert-xa",
                id,
                "opening",
                "--evidence",
                other,
                "--salt",
                salt,
                "--about",
                entry))
        .isEqualTo(1);
    assertThat(run.err).contains("do not open that commitment");
    assertThat(
            asks(
                "case",
                "cert-xa",
                id,
                "opening",
                "--evidence",
                evidence,
                "--salt",
                salt,
                "--about",
                entry))
        .as(run.err)
        .isZero();
  }

  private String opened() throws Exception {
    assertThat(
            asks(
                "case",
                "cert-xa",
                "--respondent",
                "cert-xd",
                "--claimant",
                "cert-xa",
                "--name",
                "A case",
                "--paragraph",
                "13(c)",
                "--text",
                "It is claimed."))
        .as(run.err)
        .isZero();
    return run.out.strip();
  }

  @Test
  void aRespondentIsGivenAnAccountForItsCase() throws Exception {
    String id = opened();
    assertThat(asks("case", "cert-xa", id, "account")).isEqualTo(1);
    assertThat(run.err).contains("First serve notice");
    assertThat(asks("case", "cert-xa", id, "notice", "--text", "Served.")).as(run.err).isZero();
    assertThat(asks("case", "cert-xa", id, "account")).as(run.err).isZero();
    assertThat(run.out).isEmpty();

    assertThat(asks("case", "depositary", id, "account")).as(run.err).isZero();

    assertThat(run.out).startsWith(node.url() + "/en/set-up?code=");
    assertThat(run.err).contains("CERT of Xylonia alone");
    assertThat(asks("case", "cert-xa", id)).isZero();
    assertThat(run.err).contains("Attribution is a national prerogative");
  }

  @Test
  void theDepositaryEndsARespondentsAccountAndOpensAnother() throws Exception {
    String id = opened();
    assertThat(asks("case", "cert-xa", id, "notice", "--text", "Served.")).as(run.err).isZero();
    assertThat(asks("case", "cert-xa", id, "account")).as(run.err).isZero();
    assertThat(asks("case", "depositary", id, "account")).as(run.err).isZero();
    assertThat(asks("case", "cert-xa", id, "account", "--end")).isEqualTo(1);

    assertThat(asks("case", "depositary", id, "account", "--end")).as(run.err).isZero();

    assertThat(run.out).isEmpty();
    assertThat(asks("case", "depositary", id, "account", "--end")).isEqualTo(1);
    assertThat(run.err).contains("has no account in this case");
    assertThat(asks("case", "depositary", id, "account")).as(run.err).isZero();
    assertThat(run.out).startsWith(node.url() + "/en/set-up?code=");
  }

  private Path key(String user) throws Exception {
    Path key = folder.resolve(user + ".key");
    assertThat(run.mithaq("key", "new", key)).as(run.err).isZero();
    assertThat(run.mithaq("key", "register", key, "--url", node.url(), "--user", user + ":demo"))
        .as(run.err)
        .isZero();
    return key;
  }

  @Test
  void twoSidesComeToAJointFinding() throws Exception {
    assertThat(
            asks(
                "case",
                "cert-xa",
                "--respondent",
                "cert-xb",
                "--claimant",
                "cert-xa",
                "--name",
                "A case",
                "--text",
                "It is claimed."))
        .as(run.err)
        .isZero();
    String id = run.out.strip();
    Path theirs = key("cert-xb");
    Path ours = key("cert-xa");
    Object[] proposal = {
      id, "finding", "--text", "Neither\nknew.", "--key", ours, "--party", "cert-xa"
    };
    assertThat(asks("case", "cert-xa", proposal)).isEqualTo(1);
    assertThat(run.err).contains("comes after the response");
    assertThat(asks("case", "cert-xa", id, "notice", "--text", "Served.")).as(run.err).isZero();
    assertThat(asks("case", "cert-xb", id, "response", "--text", "Not so.")).as(run.err).isZero();
    assertThat(asks("case", "cert-xc", proposal)).isEqualTo(1);
    assertThat(run.err).contains("no case of that id for you");

    assertThat(asks("case", "cert-xa", proposal)).as(run.err).isZero();

    String entry = run.out.strip();
    assertThat(asks("case", "cert-xb", id, "finding")).as(run.err).isZero();
    assertThat(run.out).contains("waits for you", "Neither").doesNotContain("Neither\n");
    String digest = run.out.substring(0, 64);
    Object[] signing = {
      id, "sign-finding", "--digest", digest, "--key", theirs, "--party", "cert-xb"
    };
    signing[3] = digest.replace(digest.charAt(0), digest.charAt(0) == '0' ? '1' : '0');
    assertThat(asks("case", "cert-xb", signing)).isEqualTo(1);
    assertThat(run.err).contains("No joint finding of that digest waits");
    signing[3] = digest;
    signing[5] = ours;
    assertThat(asks("case", "cert-xb", signing)).isEqualTo(1);
    assertThat(run.err).contains("no such key in the register");
    signing[5] = theirs;
    assertThat(asks("case", "cert-xb", signing)).as(run.err).isZero();
    assertThat(run.out.strip()).isEqualTo(entry);
    assertThat(asks("case", "cert-xb", signing)).isEqualTo(1);
    assertThat(asks("case", "cert-xc", id, "--json")).isZero();
    assertThat(run.out).contains("\"phase\":\"joint-finding\"", "Neither");

    assertThat(asks("case", "cert-xa", proposal)).as(run.err).isZero();
    assertThat(asks("case", "cert-xb", id, "finding", "--json")).as(run.err).isZero();
    digest = run.out.replaceAll("(?s).*\"digest\":\"([0-9a-f]{64})\".*", "$1");
    assertThat(asks("case", "cert-xb", id, "decline-finding", "--digest", digest))
        .as(run.err)
        .isZero();
    assertThat(asks("case", "cert-xa", id, "finding")).isZero();
    assertThat(run.out).isEmpty();
  }

  @Test
  void aContactIsEnteredAndOnlyTheCircleLearnsHowToReachIt() throws Exception {
    Object[] contact = {
      "--party",
      "cert-xc",
      "--kind",
      "law-enforcement",
      "--zone",
      "Africa/Nairobi",
      "--language",
      "en",
      "--role",
      "Duty officer",
      "--channel",
      "email:duty@xc.example"
    };
    assertThat(asks("contact", "cert-xc", contact)).as(run.err).isZero();
    assertThat(run.out.strip().split("\n")).hasSize(2);
    contact[5] = "Nowhere/Land";
    assertThat(asks("contact", "cert-xc", contact)).isEqualTo(1);
    assertThat(run.err).contains("is no zone");

    assertThat(asks("contact", "acme", "--json")).isZero();
    assertThat(run.out).contains("Africa/Nairobi").doesNotContain("duty@xc.example");
    assertThat(asks("contact", "cert-xa", "--json")).isZero();
    assertThat(run.out).contains("duty@xc.example");
  }

  @Test
  void whoSignsAnotherTextIsRefused() throws Exception {
    assertThat(asks("statement", "acme")).isZero();
    assertThat(run.out).contains("published", "Statement on ransomware");
    String id = run.out.substring(0, run.out.indexOf(' '));
    Path key = folder.resolve("key");
    assertThat(run.mithaq("key", "new", key)).as(run.err).isZero();

    assertThat(
            asks(
                "statement",
                "acme",
                id,
                "sign",
                "--key",
                key,
                "--party",
                "acme",
                "--digest",
                "ab".repeat(32)))
        .isEqualTo(1);
    assertThat(run.err).containsAnyOf("another text", "no such key");
    assertThat(asks("statement", "acme", id, "sign", "--party", "acme")).isEqualTo(2);
  }
}
