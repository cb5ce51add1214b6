package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.accord.Extensions;
import org.mithaq.node.admit.Sample;

/** Whom it hit and what was paid are for those who are named, until who was hit consents. */
class VictimsTest {

  private static final String CONSENTED =
      "{\"by\":\"Xandria Water\",\"date\":\"2026-03-01\",\"text\":\"To the exercise circle\"}";

  @TempDir private static Path folder;
  private static AccessNode node;

  @BeforeAll
  static void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Sample report(String type, String extension) {
    return Sample.of(type, Sample.id(type))
        .raw("extensions", "{\"" + extension + "\":{\"extension_type\":\"new-sdo\"}}");
  }

  private static Sample victim() {
    return report("victim-report", Extensions.VICTIM_REPORT)
        .text("incident_ref", Sample.id("incident"))
        .text("name", "Xandria Water");
  }

  private static Sample payment() {
    return report("payment-report", Extensions.PAYMENT_REPORT);
  }

  private static Sample wallets() {
    return payment().raw("wallets", "[\"bc1qexample\"]").text("ransomware_family", "Drylock");
  }

  private static String id(Sample object) {
    return object.json().replaceAll(".*[{,]\"id\":\"([^\"]+)\".*", "$1");
  }

  private static void refused(Sample object, String why) throws Exception {
    assertThat(node.post("cert-xa", EXERCISE, object.json()).text())
        .contains("\"failure_count\":1")
        .contains(why);
  }

  private static boolean reads(String user, Sample object) throws Exception {
    return node.reads(user, EXERCISE, id(object));
  }

  private static Sample sent(Sample object) throws Exception {
    node.sent("cert-xa", EXERCISE, object.json());
    return object;
  }

  @Test
  void withoutAMarkingTheyAreForTheirPartyAlone() throws Exception {
    for (Sample each : java.util.List.of(victim(), wallets(), payment().text("amount", "12"))) {
      sent(each);
      assertThat(reads("cert-xa", each)).isTrue();
      assertThat(reads("cert-xb", each)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"by\":\"X\",\"date\":\"2026-03-02\",\"text\":\"from tomorrow\"}",
        "{\"by\":\" \",\"date\":\"2026-03-01\",\"text\":\"by nobody\"}",
        "{\"by\":\"X\",\"date\":\"2026-03-01\",\"text\":\"\"}",
        "{\"by\":\"X\",\"date\":\"2026-02-30\",\"text\":\"on no day\"}",
        "{\"by\":\"X\",\"text\":\"at some time\"}",
        "{}",
        "true"
      })
  void halfAConsentWidensNothing(String consent) throws Exception {
    for (Sample each : java.util.List.of(victim(), payment().text("amount", "12"))) {
      each.raw("consent", consent).marked(Sample.AMBER);
      assertThat(node.post("cert-xa", EXERCISE, each.json()).text())
          .contains("\"failure_count\":1");
      assertThat(reads("cert-xa", each)).isFalse();
    }
  }

  @Test
  void aRecordedConsentWidensAsFarAsItIsMarked() throws Exception {
    refused(victim().marked(Sample.AMBER), "record in consent by whom");
    Sample widened = sent(victim().raw("consent", CONSENTED).marked(Sample.AMBER));
    Sample paid =
        sent(payment().text("amount", "1").raw("consent", CONSENTED).marked(Sample.AMBER));

    assertThat(reads("cert-xb", widened)).isTrue();
    assertThat(reads("acme", widened)).isFalse();
    assertThat(reads("cert-xb", paid)).isTrue();
  }

  @Test
  void walletsAreSharedApartFromVictims() throws Exception {
    Sample apart = sent(wallets().marked(Sample.CLEAR));
    assertThat(reads("acme", apart)).isTrue();

    refused(wallets().text("amount", "12").marked(Sample.CLEAR), "wallets are shared apart");
    refused(
        wallets().text("paid", "2026-02-01").raw("consent", CONSENTED).marked(Sample.CLEAR),
        "wallets are shared apart");
    refused(
        wallets()
            .raw("external_references", "[{\"source_name\":\"x\",\"description\":\"Xandria\"}]")
            .marked(Sample.CLEAR),
        "wallets are shared apart");
    sent(wallets().text("amount", "12").marked(Sample.RED));
  }

  @Test
  void whatTiesAWalletToAVictimIsRed() throws Exception {
    Sample wallets = sent(wallets().marked(Sample.CLEAR));
    String incident = Sample.id("incident");
    node.sent(
        "cert-xa",
        PUBLIC,
        Sample.of("incident", incident).text("name", "Attack").marked(Sample.CLEAR).json());
    String both = "[\"" + id(wallets) + "\",\"" + incident + "\"]";

    Sample tie = Sample.relationship(id(wallets), incident);
    refused(Sample.relationship(id(wallets), incident).marked(Sample.CLEAR), "is TLP:RED");
    refused(
        Sample.of("note", Sample.id("note"))
            .text("content", "n")
            .raw("object_refs", both)
            .marked(Sample.AMBER),
        "is TLP:RED");
    refused(
        Sample.of("grouping", Sample.id("grouping"))
            .text("context", "unspecified")
            .raw("object_refs", both)
            .marked(Sample.GREEN),
        "is TLP:RED");
    sent(tie);
    assertThat(reads("cert-xa", tie)).isTrue();
    assertThat(reads("cert-xb", tie)).isFalse();
  }

  @Test
  void whatGathersReportsOfVictimsIsForTheirReaders() throws Exception {
    Sample victim = sent(victim());
    Sample grouping =
        sent(
            Sample.of("grouping", Sample.id("grouping"))
                .text("context", "unspecified")
                .raw("object_refs", "[\"" + id(victim) + "\"]")
                .marked(Sample.CLEAR));
    Sample opinion =
        sent(
            Sample.of("opinion", Sample.id("opinion"))
                .text("opinion", "agree")
                .raw("object_refs", "[\"" + id(victim) + "\"]")
                .marked(Sample.CLEAR));

    assertThat(reads("cert-xa", grouping)).isTrue();
    assertThat(reads("cert-xb", grouping)).isFalse();
    assertThat(reads("cert-xb", opinion)).isFalse();
  }

  @Test
  void anIncidentHasNoPlaceForSumsOfMoney() throws Exception {
    String monetary =
        """
        {"extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9":\
        {"extension_type":"property-extension","monetary":{"currency":"EUR","max_amount":9}}}\
        """;
    Sample incident = Sample.of("incident", Sample.id("incident")).text("name", "Attack");
    incident.raw("extensions", monetary).marked(Sample.AMBER);

    refused(incident, "says what was paid or lost is TLP:RED");
    sent(incident.marked(Sample.RED));
    assertThat(reads("cert-xb", incident)).isFalse();
  }
}
