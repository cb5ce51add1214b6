package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.json;
import static org.mithaq.cli.RegisterNode.note;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Tlp;

/** Tokens, withdrawal, holds and the audit log from the command line. */
final class AccessCommandsTest {

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

  private int asks(String command, String user, String... more) throws Exception {
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
  void aTokenIsIssuedUsedListedAndRevoked() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, "for the circle", Tlp.AMBER_2));
    assertThat(asks("tokens", "cert-xb", "--issue", "read", "--collection", "exercise"))
        .as(run.err)
        .isZero();
    String token = run.out.strip();
    String id = run.err.replaceAll("(?s).*id is ([0-9a-f]+),.*", "$1");

    assertThat(run.mithaq("pull", "--user", "cert-xb:" + token, node.url(), "exercise")).isZero();
    assertThat(run.out).contains("for the circle");
    assertThat(asks("tokens", "cert-xb")).isZero();
    assertThat(run.out).contains(id, "read in").doesNotContain(token);

    assertThat(asks("tokens", "cert-xb", "--revoke", id)).as(run.err).isZero();
    assertThat(run.mithaq("pull", "--user", "cert-xb:" + token, node.url(), "exercise"))
        .isEqualTo(1);
    assertThat(asks("tokens", "cert-xb", "--revoke", id)).isEqualTo(1);
    assertThat(asks("tokens", "cert-xb", "--issue", "erase")).isEqualTo(1);
    assertThat(run.err).contains("read and write");
  }

  @Test
  void whatIsHeldIsWithdrawnOnlyAfterItsRelease() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, "for the circle", Tlp.AMBER_2));
    String act =
        Long.toString(
            Polled.until(() ->
                json(node.get("cert-xa", "/lookup?id=" + RegisterNode.id("note", 1)))
                    .objects("items")
                    .stream()
                    .findFirst()
                    .map(item -> item.number("sequence").orElseThrow())));
    String review = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();

    assertThat(
            asks("holds", "depositary", "--place", act, "--basis", "order 17", "--review", review))
        .as(run.err)
        .isZero();
    assertThat(asks("holds", "cert-xa")).isZero();
    assertThat(run.out).contains(act + "  until " + review, "order 17");
    assertThat(asks("withdraw", "cert-xa", act, "--basis", "asked")).isEqualTo(1);
    assertThat(run.err).contains("legal hold");
    assertThat(asks("holds", "depositary", "--release", act, "--basis", "over"))
        .as(run.err)
        .isZero();
    assertThat(asks("withdraw", "cert-xa", act, "--basis", "asked")).as(run.err).isZero();
    assertThat(asks("withdraw", "acme", act, "--basis", "asked")).isEqualTo(1);
    assertThat(run.err).contains("no such act");
  }

  @Test
  void theAuditLogIsPrintedAndSavedWithReceiptsThatVerify() throws Exception {
    node.send("POST", "/access/tokens", RegisterNode.basic("cert-xb"), "{\"note\":\"SIEM\"}");
    Path saved = folder.resolve("saved");
    Path receipt =
        Polled.until(() -> {
          assertThat(asks("audit", "cert-xb", "--save", saved.toString())).as(run.err).isZero();
          try (var files = Files.list(saved)) {
            return files.filter(file -> file.toString().endsWith(".receipt")).sorted().findFirst();
          }
        });
    assertThat(run.out).contains("token-issued", "SIEM");
    Path entry = Path.of(receipt.toString().replace(".receipt", ".json"));
    assertThat(
            run.mithaq(
                "verify",
                receipt.toString(),
                entry.toString(),
                "--key",
                saved.resolve("keys").toString()))
        .as(run.err)
        .isZero();
  }
}
