package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.node.AccessNode.Answer;

/** Whoever is named in a public case replies or corrects without an account. */
final class CorrectionTest {

  @TempDir private Path folder;
  private AccessNode node;
  private String page;
  private int count;

  @BeforeEach
  void open() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    CaseDraft opened =
        new CaseDraft(
            head(),
            new AccountabilityCase.Terms(
                "The zebra's case",
                RegisterText.XC,
                List.of(RegisterText.XA),
                new Undertaking.Norm("UN GGE 2015", Optional.of("13(c)")),
                List.of(new Passage("en", "An official of Xcalia, the minister, was told.")),
                List.of(),
                Duration.ofDays(14)));
    node.sent("cert-xa", EXERCISE, text(opened));
    page = "/fr/help/cases/" + opened.id() + "/correct";
    CaseEntryDraft notice =
        new CaseEntryDraft(
            head(),
            new CaseEntry.Terms(
                opened.id(),
                CaseEntryKind.NOTICE,
                List.of(new Passage("en", "Served.")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    node.sent("cert-xa", EXERCISE, text(notice));
    try (FormReader nobody = FormReader.nobody(node)) {
      assertThat(nobody.get(page).status()).as("nobody reads it yet").isEqualTo(404);
      assertThat(nobody.send(page, List.of("text", "Not so.")).status()).isEqualTo(404);
    }
    node.pass(Duration.ofDays(15));
    node.sent("cert-xa", PUBLIC, text(opened));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Head head() {
    return new Head(
        "case " + count++, node.now(), Optional.of(RegisterText.XA), Optional.empty(), List.of());
  }

  private static String text(Draft draft) {
    return new String(draft.json(), StandardCharsets.UTF_8);
  }

  private Answer waiting(String user) throws Exception {
    return node.get(user, "/access/corrections");
  }

  @Test
  void whatIsWrittenWaitsForTheDepositaryAloneAndGoesWhenItIsDealtWith() throws Exception {
    try (FormReader nobody = FormReader.nobody(node)) {
      assertThat(nobody.get(page).html()).contains("sans compte");
      FormReader.Page empty = nobody.send(page, List.of("name", "A. Zebra", "text", " "));
      assertThat(empty.status()).isEqualTo(400);
      assertThat(empty.html()).contains("value=\"A. Zebra\"");
      List<String> typed =
          List.of("name", "A. Zebra", "reach", "zebra@xc.example", "text", "I was abroad <b>.");
      FormReader.Page kept = nobody.send(page, typed);
      assertThat(kept.status()).as(kept.html()).isEqualTo(200);
      assertThat(kept.html()).contains("Merci").doesNotContain("abroad");
    }
    node.restart();

    for (String other : List.of("cert-xa", "cert-xc", "acme", "admin")) {
      assertThat(waiting(other).status()).isEqualTo(403);
    }
    assertThat(waiting(ANYONE).status()).isEqualTo(401);
    String list = waiting("depositary").text();
    assertThat(list).contains("I was abroad <b>.", "zebra@xc.example", "\"lang\":\"fr\"");
    assertThat(node.get(ANYONE, "/cases.json?exercise=all").text()).doesNotContain("abroad");

    Matcher id = Pattern.compile("\"id\":\"([0-9a-f]+)\"").matcher(list);
    assertThat(id.find()).isTrue();
    String address = "/access/corrections/" + id.group(1);
    assertThat(node.ask("cert-xa", "DELETE", address, "").status()).isEqualTo(403);
    assertThat(node.ask("depositary", "DELETE", address, "").status()).isEqualTo(204);
    assertThat(waiting("depositary").text()).contains("\"total\":0");
  }

  @Test
  void nobodyFillsItUp() throws Exception {
    try (FormReader nobody = FormReader.nobody(node)) {
      for (int i = 0; i < 5; i++) {
        assertThat(nobody.send(page, List.of("text", "text " + i)).status()).isEqualTo(200);
      }
      FormReader.Page many = nobody.send(page, List.of("text", "one more"));
      assertThat(many.status()).isEqualTo(429);
      assertThat(many.html()).contains("one more");
      node.pass(Duration.ofHours(1));
      assertThat(nobody.send(page, List.of("text", "x".repeat(4001))).status()).isEqualTo(400);
      assertThat(nobody.send(page, List.of("text", "later")).status()).isEqualTo(200);
    }
    assertThat(waiting("depositary").text()).contains("\"total\":6");
  }
}
