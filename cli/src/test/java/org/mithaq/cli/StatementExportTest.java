package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement leaves the node in one file, and verifies without it. */
final class StatementExportTest {

  @TempDir private Path folder;
  private RegisterNode node;
  private Run run;
  private Path keys;
  private Path file;

  @BeforeEach
  void export() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
    run = new Run(folder);
    file = folder.resolve("statement.json");
    keys = folder.resolve("keys");
    Files.write(keys, node.get("", "/log/key").body());
    byte[] export = exported();
    Files.write(file, export);
    assertThat(new String(export, StandardCharsets.UTF_8)).contains("mithaq/statement-export/v1");
  }

  /** The demo's statement, once the log covers it. */
  private byte[] exported() throws Exception {
    String id =
        RegisterNode.json(node.get("", "/statements.json?exercise=all"))
            .objects("items")
            .getFirst()
            .text("statement")
            .orElseThrow();
    return exported(id);
  }

  private byte[] exported(String id) throws Exception {
    return Polled.until(() -> {
      HttpResponse<byte[]> answer = node.get("", "/statements/" + id + "/export");
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    });
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void verifiesWithoutTheNode() throws Exception {
    node.close();

    assertThat(run.mithaq("verify", "--key", keys, file)).as(run.err).isZero();

    assertThat(run.out.split("ok     signed", -1)).hasSize(1 + 7);
    assertThat(run.out).contains("clause 2: On working days", "7 names stand", "enough to publish");
  }

  @Test
  void aCirclesStatementSaysWhoWasMeant() throws Exception {
    Path texts =
        Files.writeString(
            folder.resolve("texts"),
            """
            [{"lang":"en","title":"Draft","clauses":[{"number":"1","text":"We answer."}]},
             {"lang":"fr","title":"Projet","clauses":[{"number":"1","text":"Nous répondons."}]}]
            """);
    String url = node.url();
    Object[] as = {"--url", url, "--user", "cert-xa:demo"};
    Path key = folder.resolve("key.pem");
    assertThat(run.mithaq("key", "new", key)).as(run.err).isZero();
    assertThat(run.mithaq(with(as, "key", "register", key))).as(run.err).isZero();
    assertThat(
            run.mithaq(
                with(
                    as,
                    "statement",
                    "--texts",
                    texts,
                    "--name",
                    "Draft",
                    "--circle",
                    "exercise",
                    "--threshold",
                    1,
                    "--opens")))
        .as(run.err)
        .isZero();
    String id = run.out.strip();
    assertThat(node.get("", "/statements/" + id + "/export").statusCode()).isEqualTo(404);
    assertThat(run.mithaq(with(as, "statement", id, "--json"))).as(run.err).isZero();
    String digest = run.out.replaceFirst("(?s).*?\"digest\":\"([0-9a-f]{64})\".*", "$1");
    assertThat(
            run.mithaq(
                with(
                    as,
                    "statement",
                    id,
                    "sign",
                    "--digest",
                    digest,
                    "--key",
                    key,
                    "--party",
                    "cert-xa",
                    "--reserve",
                    "1: on working days")))
        .as(run.err)
        .isZero();
    Files.write(file, exported(id));

    assertThat(run.mithaq("verify", "--key", keys, file)).as(run.err).isZero();
    assertThat(run.out)
        .contains("Nous répondons.", "CERT of Xandria", "1 names stand under it, enough");
    assertThat(run.mithaq("verify", "--json", "--key", keys, file)).as(run.err).isZero();
    assertThat(run.out)
        .contains("\"outcome\":\"verified\"", digest, "\"clause\":\"1\"", "\"published\":");
  }

  private static Object[] with(Object[] options, Object... command) {
    Object[] all = java.util.Arrays.copyOf(command, command.length + options.length);
    System.arraycopy(options, 0, all, command.length, options.length);
    return all;
  }

  @Test
  void nothingInItCanBeChanged() throws Exception {
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int i = 0; i < 120; i++) {
      byte[] bad = good.clone();
      int at = 64 + random.nextInt(bad.length - 128);
      bad[at] = (byte) (bad[at] == 'A' ? 'B' : 'A');
      Files.write(file, bad);
      assertThat(run.mithaq("verify", "--key", keys, file))
          .as("byte %d, seed 7: %s", at, run.out)
          .isEqualTo(1);
    }
  }

  @Test
  void anotherLogsKeysVerifyNothing() throws Exception {
    try (RegisterNode other = new RegisterNode(folder.resolve("other"))) {
      Files.write(keys, other.get("", "/log/key").body());
    }
    assertThat(run.mithaq("verify", "--key", keys, file)).isEqualTo(1);
    assertThat(run.mithaq("verify", file)).isEqualTo(2);
  }
}
