package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.Piece;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.CosignatureDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.accord.draft.StatementDraft;
import org.mithaq.node.AccessNode.Answer;

/** A circle drafts among itself; everyone reads it once all have signed, and not before. */
final class OpeningStatementTest {

  private static final Map<String, String> MEMBERS =
      Map.of("cert-xa", RegisterText.XA, "cert-xb", RegisterText.XB, "cert-xc", RegisterText.XC);

  @TempDir private Path folder;
  private AccessNode node;
  private final Map<String, SigningKey> keys = new HashMap<>();
  private int count;

  @BeforeEach
  void open() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    for (String user : MEMBERS.keySet()) {
      keys.put(user, SigningKey.draw(KeyAlgorithm.ED25519));
      String country = user.substring(user.length() - 2).toUpperCase(java.util.Locale.ROOT);
      node.sent(
          user,
          PUBLIC,
          RegisterText.state(MEMBERS.get(user), user, country, user)
              .replaceFirst("(\"modified\":\")[^\"]*", "$1" + "2026-02-01T00:00:00.000Z")
              .replace(
                  "\"category\"",
                  "\"keys\":[{\"algorithm\":\"ed25519\",\"public_key\":\"%s\"}],\"category\""
                      .formatted(
                          Base64.getEncoder().encodeToString(keys.get(user).key().encoded()))));
    }
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Head head(String party, Instant now) {
    return new Head("statement " + count++, now, Optional.of(party), Optional.empty(), List.of());
  }

  private static String text(Draft draft) {
    return new String(draft.json(), StandardCharsets.UTF_8);
  }

  private StatementDraft statement(String name) {
    return new StatementDraft(
        head(RegisterText.XA, node.now()),
        new JointStatement.Terms(
            name,
            List.of(
                new JointStatement.Text(
                    "en", name, List.of(new JointStatement.Clause("1", "the zebra")))),
            List.of(),
            Optional.of(RegisterText.CIRCLE),
            OptionalInt.empty(),
            Optional.empty(),
            true));
  }

  private static String digest(StatementDraft statement) {
    byte[] json = statement.json();
    return HexFormat.of().formatHex(Piece.digest(json, 0, json.length));
  }

  private String[] signed(String user, StatementDraft statement, CosignatureAct act) {
    CosignatureDraft word =
        new CosignatureDraft(
            head(MEMBERS.get(user), node.now()),
            new Cosignature.Terms(
                statement.id(), digest(statement), MEMBERS.get(user), act, List.of(), List.of()));
    SignatureDraft signature =
        SignatureDraft.sign(
            keys.get(user),
            new SignatureDraft.Place(
                MEMBERS.get(user), RegisterText.ACCORD, LocalNode.ORIGIN.value()),
            word.id(),
            word.head().created(),
            word.json());
    return new String[] {text(word), text(signature)};
  }

  private String seen(String user) throws Exception {
    return node.get(user, "/statements.json?exercise=all").text();
  }

  private Answer objects(String user, String collection) throws Exception {
    node.settle();
    return node.get(user, AccessNode.objects(collection));
  }

  @Test
  void everyoneReadsItWithItsSignaturesFromTheLastOneOn() throws Exception {
    StatementDraft statement = statement("A draft");
    node.sent("cert-xa", EXERCISE, text(statement));
    node.sent("cert-xa", EXERCISE, signed("cert-xa", statement, CosignatureAct.SIGNS));
    // Sent where everyone reads, it is for no more readers than the statement all the same.
    node.sent("cert-xb", PUBLIC, signed("cert-xb", statement, CosignatureAct.SIGNS));

    for (String outsider : List.of(ANYONE, "acme", "depositary", "admin")) {
      assertThat(seen(outsider)).contains("\"total\":0");
      for (String collection : AccessNode.COLLECTIONS) {
        assertThat(objects(outsider, collection).text())
            .doesNotContain("zebra", "cosignature", digest(statement), "\"type\":\"signature\"");
      }
    }
    assertThat(seen("cert-xc")).contains("\"standing\":2", "\"needed\":3", "\"phase\":\"open\"");

    node.sent("cert-xc", EXERCISE, signed("cert-xc", statement, CosignatureAct.SIGNS));

    for (String outsider : List.of(ANYONE, "acme", "depositary", "admin")) {
      assertThat(seen(outsider)).contains("\"phase\":\"published\"", "the zebra", "\"standing\":3");
      assertThat(objects(outsider, EXERCISE).text()).contains("zebra");
      assertThat(node.get(outsider, "/statements/" + statement.id() + "/export").text())
          .contains("mithaq/statement-export/v1");
    }
    node.restart();
    node.sent("cert-xb", EXERCISE, signed("cert-xb", statement, CosignatureAct.WITHDRAWS));
    assertThat(seen(ANYONE)).contains("\"phase\":\"published\"", "\"standing\":2");
  }

  @Test
  void anotherTextUnderTheSameIdOpensNothing() throws Exception {
    StatementDraft statement = statement("A draft");
    node.sent("cert-xa", EXERCISE, text(statement));
    StatementDraft other =
        new StatementDraft(
            statement.head(),
            new JointStatement.Terms(
                "Another text",
                statement.terms().texts(),
                List.of(RegisterText.ACME),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                true));
    node.sent("acme", PUBLIC, text(other));

    assertThat(seen("ngo")).contains("Another text").doesNotContain("\"name\":\"A draft\"");
    assertThat(seen("cert-xb")).contains("\"name\":\"A draft\"").doesNotContain("Another text");
    assertThat(seen("cert-xc")).contains("\"standing\":0");
  }

  @Test
  void whatIsForNamedDelegatesAloneNeverOpens() throws Exception {
    String red =
        "{\"object_marking_refs\":[\"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1\"],"
            + text(statement("A draft")).substring(1);

    assertThat(node.post("cert-xa", EXERCISE, red).text()).contains("does not open to everyone");
  }
}
