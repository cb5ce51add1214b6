package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.access.Role;
import org.mithaq.node.admit.Sample;

/** What a delegate of each role may send for its party; all of them read what the party reads. */
class RolesTest {

  /**
   * An account of each role, for cert-xa, which is the circle's steward; one for the depositary.
   */
  private static final Map<String, Role> ROLES =
      Map.of(
          "xa-reads", Role.READER,
          "xa-shares", Role.CONTRIBUTOR,
          "xa-signs", Role.SIGNER,
          "xa-keeps", Role.PARTY_ADMINISTRATOR,
          "xa-steers", Role.CIRCLE_STEWARD,
          "xa-deposits", Role.DEPOSITARY);

  private static final String SHARED = "campaign--00000000-0000-4000-8000-0000000000ee";

  @TempDir private static Path folder;
  private static AccessNode node;
  private static int number = 100;

  @BeforeAll
  static void start() throws Exception {
    node =
        AccessNode.create(
            folder.resolve("data"),
            config -> {
              var with =
                  DelegateNames.with(config, "d1-shares", "depositary", Set.of(Role.CONTRIBUTOR));
              for (Map.Entry<String, Role> each : ROLES.entrySet()) {
                with = DelegateNames.with(with, each.getKey(), "cert-xa", Set.of(each.getValue()));
              }
              return with;
            });
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", SHARED).text("name", "n").marked(Sample.AMBER).json());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String uuid() {
    return RegisterText.uuid(number++);
  }

  private boolean sends(String account, String collection, String object) throws Exception {
    Answer answer = node.post(account, collection, object);
    if (answer.status() == 403) {
      return false;
    }
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    boolean sent = answer.text().contains("\"success_count\":1");
    if (!sent) {
      assertThat(answer.text()).contains("it needs the role");
    }
    return sent;
  }

  private List<String> senders(String collection, java.util.function.Supplier<String> object)
      throws Exception {
    List<String> senders = new java.util.ArrayList<>();
    for (String account : ROLES.keySet().stream().sorted().toList()) {
      if (sends(account, collection, object.get())) {
        senders.add(account);
      }
    }
    return senders;
  }

  @Test
  void everyDelegateReadsWhatItsPartyReads() throws Exception {
    for (String account : ROLES.keySet()) {
      assertThat(node.reads(account, EXERCISE, SHARED)).as(account).isTrue();
    }
    assertThat(node.reads("d1-shares", EXERCISE, SHARED)).isFalse();
    assertThat(node.reads("admin", EXERCISE, SHARED)).isFalse();
  }

  @Test
  void contributorsAloneShareObjects() throws Exception {
    assertThat(senders(EXERCISE, () -> Sample.malware().json())).containsExactly("xa-shares");
    assertThat(senders(PUBLIC, () -> Sample.url(Sample.id("url"), "http://x.example/").json()))
        .containsExactly("xa-shares");
    assertThat(senders(PUBLIC, () -> Sample.statement(Sample.id("marking-definition")).json()))
        .containsExactly("xa-shares");
  }

  @Test
  void signersAndDepositariesSendWhatIsForTheRegister() throws Exception {
    assertThat(senders(PUBLIC, () -> RegisterText.position(uuid(), RegisterText.XA, "supports")))
        .containsExactly("xa-deposits", "xa-signs");
    assertThat(senders(PUBLIC, () -> RegisterText.undertaking(uuid(), "U", RegisterText.XA)))
        .containsExactly("xa-deposits", "xa-signs");
    assertThat(senders(PUBLIC, () -> RegisterText.remark(uuid(), RegisterText.XB, "r")))
        .containsExactly("xa-deposits", "xa-signs");
  }

  @Test
  void stewardsAndDepositariesSendMemberships() throws Exception {
    assertThat(
            senders(
                PUBLIC,
                () ->
                    RegisterText.membership(
                        uuid(), RegisterText.CIRCLE, RegisterText.XC, "member")))
        .containsExactly("xa-deposits", "xa-steers");
  }

  /** The depositary's delegate who only shares opens no circle, and moves no member. */
  @Test
  void theDepositarysOtherDelegatesDoNotActAsTheDepositary() throws Exception {
    assertThat(sends("d1-shares", PUBLIC, Sample.malware().json())).isTrue();
    String circle = RegisterText.circle("circle--" + uuid(), "by-another", RegisterText.XA);
    assertThat(sends("d1-shares", PUBLIC, circle)).isFalse();
    assertThat(
            sends("d1-shares", PUBLIC, RegisterText.position(uuid(), RegisterText.XC, "supports")))
        .isFalse();
  }

  /** Nor does another party's delegate by having the role. */
  @Test
  void theRoleOfADepositaryMakesNoPartyTheDepositary() throws Exception {
    Answer answer =
        node.post(
            "xa-deposits", PUBLIC, RegisterText.position(uuid(), RegisterText.XC, "supports"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(node.get("cert-xc", "/taxii2/accord/collections/" + PUBLIC + "/").text())
        .as("a claim makes no supporter")
        .doesNotContain("receive\":[\"" + Sample.GREEN);
    String green = Sample.id("campaign");
    node.sent(
        "acme", PUBLIC, Sample.of("campaign", green).text("name", "n").marked(Sample.GREEN).json());
    assertThat(node.reads("cert-xc", PUBLIC, green)).isFalse();
  }

  @Test
  void contributorsAloneTakeOutWhatThePartyShared() throws Exception {
    String id = Sample.id("campaign");
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", id).text("name", "n").marked(Sample.AMBER).json());
    String path = AccessNode.objects(EXERCISE) + id + "/";
    for (String account : List.of("xa-reads", "xa-signs", "xa-keeps", "xa-steers", "xa-deposits")) {
      assertThat(node.ask(account, "DELETE", path, "").status()).as(account).isEqualTo(403);
    }
    assertThat(node.reads("cert-xa", EXERCISE, id)).isTrue();
    assertThat(node.ask("xa-shares", "DELETE", path, "").status()).isEqualTo(200);
    assertThat(node.reads("cert-xa", EXERCISE, id)).isFalse();
  }

  @Test
  void whoMayNotWriteIsToldSoByTheCollectionToo() throws Exception {
    String path = "/taxii2/accord/collections/" + EXERCISE + "/";
    for (String account : List.of("xa-reads", "xa-keeps", "admin")) {
      assertThat(node.get(account, path).text()).as(account).contains("\"can_write\":false");
    }
    assertThat(node.get("xa-shares", path).text()).contains("\"can_write\":true");
    assertThat(
            node.ask(
                    "xa-reads",
                    "POST",
                    "/access/readers?collection=exercise",
                    AccessNode.envelope(List.of(Sample.malware().json())))
                .status())
        .isEqualTo(403);
  }

  /** The operator shares nothing, for nobody. */
  @Test
  void theOperatorActsForNoParty() throws Exception {
    for (String collection : AccessNode.COLLECTIONS) {
      assertThat(node.post("admin", collection, Sample.malware().json()).status()).isEqualTo(403);
    }
  }
}
