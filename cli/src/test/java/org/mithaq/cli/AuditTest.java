package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XB;
import static org.mithaq.cli.RegisterNode.basic;
import static org.mithaq.cli.RegisterNode.json;
import static org.mithaq.cli.RegisterNode.note;
import static org.mithaq.cli.RegisterNode.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Json;
import org.mithaq.stix.Tlp;

/** What the audit log takes down, for whom, and that it can be verified. */
final class AuditTest {

  private static final String OBJECTS = "/taxii2/accord/collections/" + EXERCISE + "/objects/";

  /** Without the contacts of the demo, which are taken down too. */
  private static final String NOTES = OBJECTS + "?match%5Btype%5D=note";

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

  private Json.Members audit(String user) throws Exception {
    return json(node.send("GET", "/access/audit?limit=1000", basic(user), ""));
  }

  /** Entries of a kind, as they were written. */
  private List<String> entries(String user, String kind) throws Exception {
    return audit(user).objects("items").stream()
        .flatMap(item -> item.text("entry").stream())
        .filter(entry -> entry.contains("{\"kind\":\"" + kind + "\""))
        .toList();
  }

  @Test
  void eachRequestThatReadsRedOrStrictIsOneEntry() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, "clear", Tlp.CLEAR_2));
    node.accepted("cert-xa", EXERCISE, note(2, "amber", Tlp.AMBER_2));
    node.get("cert-xb", NOTES);
    assertThat(entries("cert-xb", "read")).isEmpty();

    node.accepted("cert-xa", EXERCISE, note(3, "strict", Tlp.AMBER_STRICT_2));
    node.accepted("cert-xa", EXERCISE, note(4, "red", Tlp.RED_2));
    node.get("cert-xb", NOTES);
    List<String> read = entries("cert-xb", "read");
    assertThat(read).hasSize(1);
    assertThat(read.getFirst()).contains("\"account\":\"cert-xb\"", "1 acts, sha256 ", "/objects/");

    String one = OBJECTS + RegisterNode.id("note", 4) + "/";
    for (String path :
        List.of(
            NOTES, one, one + "versions/", "/en/threats/objects/" + RegisterNode.id("note", 4))) {
      int before = entries("cert-xa", "read").size();
      node.get("cert-xa", path);
      assertThat(entries("cert-xa", "read")).as(path).hasSize(before + 1);
    }
    assertThat(entries("cert-xb", "read")).hasSize(1);
    node.get("acme", NOTES);
    assertThat(entries("acme", "read")).isEmpty();
  }

  @Test
  void tokensCirclesAndNarrowingAreTakenDown() throws Exception {
    Json.Members token = json(node.send("POST", "/access/tokens", basic("cert-xb"), "{}"));
    node.send("DELETE", "/access/tokens/" + token.text("id").orElseThrow(), basic("cert-xb"), "");
    assertThat(entries("cert-xb", "token-issued").getFirst())
        .doesNotContain(token.text("token").orElseThrow());
    assertThat(entries("cert-xb", "token-revoked")).hasSize(1);

    node.accepted("cert-xb", PUBLIC, RegisterNode.membership(2, RegisterNode.CIRCLE, XB, "left"));
    assertThat(entries("cert-xb", "circle-changed").getFirst()).contains("membership--");

    node.accepted("cert-xa", EXERCISE, note(1, "for all", Tlp.CLEAR_2));
    String later =
        note(1, "for few", Tlp.AMBER_2)
            .replace("\"modified\":\"2026-01-01", "\"modified\":\"2026-01-02");
    String answer = text(node.post("cert-xa", EXERCISE, later));
    assertThat(answer).contains("earlier ones could be read by everyone");
    assertThat(entries("cert-xa", "audience-narrowed")).hasSize(1);
  }

  @Test
  void eachPartyHasItsOwnEntriesAndNobodyElses() throws Exception {
    node.send("POST", "/access/tokens", basic("cert-xb"), "{\"note\":\"of-xb\"}");

    assertThat(text(node.send("GET", "/access/audit", basic("cert-xb"), ""))).contains("of-xb");
    for (String user : List.of("cert-xa", "acme", "depositary", "admin")) {
      assertThat(text(node.send("GET", "/access/audit", basic(user), "")))
          .as(user)
          .doesNotContain("of-xb");
    }
    assertThat(node.send("GET", "/access/audit", "", "").statusCode()).isEqualTo(401);
    assertThat(node.send("GET", "/access/audit?party=x", basic("cert-xa"), "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aReceiptProvesAnEntryOfflineAndAChangedOneIsFound() throws Exception {
    node.send("POST", "/access/tokens", basic("cert-xb"), "{\"note\":\"SIEM\"}");
    Json.Members item = awaitReceipt();
    Path entry = Files.writeString(folder.resolve("e.json"), item.text("entry").orElseThrow());
    Path receipt =
        Files.writeString(folder.resolve("e.receipt"), item.text("receipt").orElseThrow());
    String key =
        Files.writeString(
                folder.resolve("keys"), String.join("\n", audit("cert-xb").texts("keys")) + "\n")
            .toString();
    Run run = new Run(folder);
    assertThat(run.mithaq("verify", receipt.toString(), entry.toString(), "--key", key))
        .as(run.err)
        .isZero();

    Files.writeString(entry, Files.readString(entry).replace("SIEM", "SOAR"));
    assertThat(run.mithaq("verify", receipt.toString(), entry.toString(), "--key", key))
        .isEqualTo(1);
  }

  private Json.Members awaitReceipt() throws Exception {
    return Polled.until(() ->
        audit("cert-xb").objects("items").stream()
            .filter(item -> item.text("receipt").isPresent())
            .findFirst());
  }

  @Test
  void itSurvivesARestartAndABackup() throws Exception {
    node.send("POST", "/access/tokens", basic("cert-xb"), "{\"note\":\"SIEM\"}");
    node.close();
    Run run = new Run(folder);
    String data = folder.resolve("data").toString();
    assertThat(run.mithaq("fsck", data)).as(run.err).isZero();
    String backup = folder.resolve("backup").toString();
    assertThat(run.mithaq("backup", data, backup)).as(run.err).isZero();
    String restored = folder.resolve("restored").toString();
    assertThat(run.mithaq("restore", backup, restored)).as(run.err).isZero();

    node = new RegisterNode(Path.of(restored));
    assertThat(entries("cert-xb", "token-issued")).hasSize(1);
    assertThat(text(node.send("GET", "/access/tokens", basic("cert-xb"), ""))).contains("SIEM");
  }
}
