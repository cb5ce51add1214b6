package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.mail.PostOffice;
import org.mithaq.node.mail.PostOffice.Taken;

/** Whether contacts can be reached is found out on a schedule, and told to two parties alone. */
final class ContactChecksTest {

  /** Everyone but the contact's party and the keeper of the directory. */
  private static final List<String> THIRD = List.of("", "cert-xa", "cert-xc", "acme", "ngo");

  private static final int CHECK = 10;

  @TempDir private Path folder;
  private PostOffice office;
  private AccessNode node;

  @BeforeEach
  void open() throws Exception {
    office = new PostOffice();
    node =
        AccessNode.create(
            folder.resolve("data"), config -> MailNotificationTest.with(config, office.port()));
  }

  @AfterEach
  void close() {
    node.close();
    office.close();
  }

  private void contact(String medium, String address) throws Exception {
    node.sent("cert-xb", PUBLIC, MatterText.contact(1, RegisterText.XB));
    node.sent("cert-xb", EXERCISE, MatterText.details(2, 1, medium, address));
  }

  /** Goes on until something happens, a day at a time. */
  private void passUntilAsked(int messages) throws Exception {
    for (int i = 0; i < 31 && office.taken().size() < messages; i++) {
      node.pass(Duration.ofDays(1));
      node.tickChecks();
    }
    assertThat(office.taken()).hasSize(messages);
  }

  private String contacts(String user) throws Exception {
    Answer answer = node.get(user, "/contacts.json?exercise=all");
    assertThat(answer.status()).isEqualTo(200);
    return answer.text();
  }

  private void isForTheTwoAlone() throws Exception {
    for (String user : List.of("cert-xb", "depositary")) {
      assertThat(contacts(user)).as(user).contains("\"last_check\"");
    }
    for (String user : THIRD) {
      assertThat(contacts(user)).as(user).doesNotContain("last_check", "reached");
    }
  }

  /** At every way out. */
  private void isReadByTheTwoAlone(long act) throws Exception {
    node.settle();
    isForTheTwoAlone();
    String id = MatterText.id("contact-check", CHECK);
    List<String> ways = new ArrayList<>(List.of("/lookup?id=" + id, "/log/receipt/" + act));
    for (String collection : AccessNode.COLLECTIONS) {
      ways.add(AccessNode.objects(collection));
      ways.add(AccessNode.objects(collection) + "?match[type]=contact-check");
      ways.add(AccessNode.objects(collection).replace("/objects/", "/manifest/"));
    }
    for (String way : ways) {
      for (String user : THIRD) {
        Answer answer = node.get(user, way);
        assertThat(answer.text()).as(user + " at " + way).doesNotContain(id);
        assertThat(way.startsWith("/log/") && answer.status() == 200).isFalse();
      }
    }
    for (String user : List.of("cert-xb", "depositary")) {
      assertThat(node.get(user, "/log/receipt/" + act).status()).as(user).isEqualTo(200);
      assertThat(node.get(user, "/lookup?id=" + id).text()).as(user).contains(id);
      assertThat(node.get(user, "/access/audit").text()).contains("/lookup", "/contacts.json");
    }
  }

  @Test
  void whoFollowsTheLinkInTimeIsReachedAndTheTwoSeeHowSoon() throws Exception {
    contact("email", "duty@xb.example");
    node.tickChecks();
    assertThat(office.taken()).as("not at once").isEmpty();
    passUntilAsked(1);
    Taken asked = office.taken().getFirst();
    assertThat(asked.to()).isEqualTo("duty@xb.example");
    assertThat(asked.subject()).as("the first language that it can").contains("joignable");
    assertThat(asked.everything()).doesNotContainIgnoringCase("zebra", "xebec", "+999");
    String code = asked.code();
    assertThat(node.get("", "/fr/confirm?code=" + code).text()).contains("point de contact");
    node.restart();
    node.pass(Duration.ofSeconds(90));
    node.tickChecks();
    assertThat(contacts("cert-xb")).doesNotContain("last_check");

    assertThat(MailNotificationTest.confirmed(node, "fr", code)).isEqualTo(200);
    node.tickChecks();

    assertThat(contacts("cert-xb")).contains("\"reached\":true,\"seconds\":90");
    isForTheTwoAlone();
    assertThat(MailNotificationTest.confirmed(node, "fr", code)).isEqualTo(404);
    try (var files = Files.list(folder.resolve("data/state/checks"))) {
      assertThat(files).isEmpty();
    }

    // Another address changes nothing before the next period.
    node.sent("cert-xb", EXERCISE, MatterText.details(3, 1, "email", "night@xb.example"));
    for (int i = 0; i < 28; i++) {
      node.pass(Duration.ofDays(1));
      node.tickChecks();
    }
    assertThat(office.taken()).hasSize(1);
    passUntilAsked(2);
    assertThat(office.taken().getLast().to()).isEqualTo("night@xb.example");
    node.pass(Duration.ofHours(12));
    node.restart();
    node.tickChecks();
    assertThat(contacts("cert-xb")).contains("\"reached\":true");
    node.pass(Duration.ofHours(12));
    node.tickChecks();
    assertThat(contacts("cert-xb")).contains("\"last_check\":{\"reached\":false");
    isForTheTwoAlone();
    assertThat(MailNotificationTest.confirmed(node, "fr", office.taken().getLast().code()))
        .isEqualTo(404);
  }

  @Test
  void whoCouldNotAnswerBecauseTheNodeStoodStillHasAnHour() throws Exception {
    contact("email", "duty@xb.example");
    passUntilAsked(1);
    node.stopped(() -> node.pass(Duration.ofDays(2)));
    node.tickChecks();
    assertThat(contacts("cert-xb")).doesNotContain("last_check");
    node.pass(Duration.ofHours(1));
    node.tickChecks();
    assertThat(contacts("cert-xb")).contains("\"reached\":false");
  }

  @Test
  void aWebAddressIsAskedWhereThereIsNoOther() throws Exception {
    try (Hearer hearer = new Hearer()) {
      contact("web", hearer.url());
      hearer.answers(405);
      passUntilHeard(hearer, 1);
      assertThat(hearer.heard().getFirst().line()).isEqualTo("HEAD /hook HTTP/1.0");
      assertThat(contacts("cert-xb")).contains("\"reached\":true,\"seconds\":0");
      isForTheTwoAlone();
      hearer.answers(503);
      passUntilHeard(hearer, 2);
      assertThat(contacts("cert-xb")).contains("\"last_check\":{\"reached\":false");
      assertThat(office.taken()).isEmpty();
    }
  }

  private void passUntilHeard(Hearer hearer, int times) throws Exception {
    for (int i = 0; i < 31 && hearer.heard().size() < times; i++) {
      node.pass(Duration.ofDays(1));
      node.tickChecks();
    }
    assertThat(hearer.heard()).hasSize(times);
  }

  @Test
  void whereNoMessageCanBeSentNothingIsHeldAgainstAnyone() throws Exception {
    contact("email", "duty@xb.example");
    office.close();
    monthPasses();
    node.close();
    node = AccessNode.start(folder.resolve("data"));
    node.pass(Duration.ofDays(31));
    monthPasses();

    assertThat(office.taken()).isEmpty();
    assertThat(contacts("cert-xb")).contains("\"total\":1").doesNotContain("last_check");
  }

  private void monthPasses() throws Exception {
    for (int i = 0; i < 31; i++) {
      node.pass(Duration.ofDays(1));
      node.tickChecks();
    }
  }

  @Test
  void aCheckIsForTheTwoWhateverItIsMarkedAndWhereverItIsSent() throws Exception {
    contact("phone", "+999");
    long act = node.acts();
    node.sent("depositary", PUBLIC, MatterText.check(CHECK, 1, "reached"));
    isReadByTheTwoAlone(act);
    assertThat(node.get("depositary", AccessNode.objects(PUBLIC)).text())
        .contains(MatterText.id("contact-check", CHECK));
    // A steward may try too; what comes of it is for the same two.
    node.sent("cert-xa", EXERCISE, MatterText.check(CHECK + 1, 1, "not-reached"));
    assertThat(contacts("depositary")).contains("\"last_check\":{\"reached\":false");
    assertThat(contacts("cert-xb")).contains("\"last_check\":{\"reached\":false");
    isReadByTheTwoAlone(act);
  }
}
