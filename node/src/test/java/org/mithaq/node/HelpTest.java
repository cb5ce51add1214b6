package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.ContactKind;
import org.mithaq.accord.Need;
import org.mithaq.accord.Passage;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.Urgency;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.ContactDetailsDraft;
import org.mithaq.accord.draft.ContactDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.accord.draft.RequestDraft;
import org.mithaq.node.access.Role;
import org.mithaq.node.admit.Recipients;

/** Calls for help and a case on a node whose clock stands until it is moved. */
final class HelpTest {

  private static final String XD = "identity--a0000000-0000-4000-8000-0000000000a4";
  private static final String XE = "identity--a0000000-0000-4000-8000-0000000000a5";

  @TempDir private Path folder;
  private AccessNode node;
  private int count;

  @BeforeEach
  void open() throws Exception {
    // The respondent of a case gets an account, and is in no circle.
    node =
        AccessNode.create(
            folder.resolve("data"),
            config ->
                DelegateNames.with(
                    DelegateNames.with(config, "cert-xd", "cert-xd", Role.ofParty()),
                    "cert-xe",
                    "cert-xe",
                    Role.ofParty()));
    node.sent("cert-xd", PUBLIC, RegisterText.state(XD, "CERT of Xylonia", "XD", "cert-xd"));
    node.sent("cert-xe", PUBLIC, RegisterText.state(XE, "CERT of Xoria", "XE", "cert-xe"));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Head head(String party) {
    return new Head("help " + count++, node.now(), Optional.of(party), Optional.empty(), List.of());
  }

  private static String text(Draft draft) {
    return new String(draft.json(), StandardCharsets.UTF_8);
  }

  private RequestDraft request(List<String> to, Optional<String> circle) {
    return new RequestDraft(
        head(RegisterText.XA),
        new AssistanceRequest.Terms(
            "Help",
            Optional.empty(),
            to,
            circle,
            EnumSet.of(Need.TAKEDOWN),
            Urgency.EMERGENCY,
            AssistanceRequest.Clocks.BY_URGENCY,
            List.of(),
            List.of(),
            Optional.empty()));
  }

  private String reply(String party, String request, ReplyKind kind) {
    return text(
        new ReplyDraft(
            head(party),
            new AssistanceReply.Terms(
                request,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false)));
  }

  private String contact(String party) {
    return text(
        new ContactDraft(
            head(party),
            new Contact.Terms(
                party, ContactKind.TECHNICAL, List.of("en"), "UTC", Optional.empty(), false)));
  }

  private String entry(String party, String opened, CaseEntryKind kind) {
    return text(
        new CaseEntryDraft(
            head(party),
            new CaseEntry.Terms(
                opened,
                kind,
                List.of(new Passage("en", kind.word() + " of the zebra")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  private String seen(String user, String list) throws IOException, InterruptedException {
    AccessNode.Answer answer = node.get(user, "/" + list + ".json?exercise=all");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  private void refused(String user, String collection, String object, String why)
      throws IOException, InterruptedException {
    assertThat(node.post(user, collection, object).text())
        .contains("\"failure_count\":1")
        .contains(why);
  }

  @Test
  void whoIsAskedCanReadTheRequestAndWhoAsksTheReply() throws Exception {
    refused(
        "cert-xa",
        EXERCISE,
        text(request(List.of(RegisterText.ACME), Optional.empty())),
        "could not read this");
    RequestDraft request = request(List.of(RegisterText.XB), Optional.empty());
    node.sent("cert-xa", EXERCISE, text(request));

    String reply = reply(RegisterText.XB, request.id(), ReplyKind.ACKNOWLEDGE);
    refused("cert-xb", PUBLIC, red(reply), "could not read this");
    refused(
        "cert-xc",
        EXERCISE,
        reply(RegisterText.XC, request.id(), ReplyKind.ACKNOWLEDGE),
        "you were not asked");
    node.sent("cert-xb", EXERCISE, reply);

    assertThat(seen("cert-xa", "assistance")).contains("\"phase\":\"acknowledged\"");
    for (String outsider : List.of("acme", "ngo", "cert-xd", "depositary", ANYONE)) {
      assertThat(seen(outsider, "assistance")).contains("\"total\":0").doesNotContain("Help");
    }
  }

  private CaseDraft aCase(String claimant, String respondent) {
    return new CaseDraft(
        head(claimant),
        new AccountabilityCase.Terms(
            "The zebra's case",
            respondent,
            List.of(claimant),
            new Undertaking.Norm("UN GGE 2015", Optional.of("13(c)")),
            List.of(new Passage("en", "claim of the zebra")),
            List.of(),
            Duration.ofDays(14)));
  }

  private static String redFor(String delegate, String object) {
    return red(object)
        .replaceFirst(
            "\"extensions\":\\{",
            "\"extensions\":{\""
                + Recipients.EXTENSION
                + "\":{\"extension_type\":\"property-extension\",\"recipients\":[\""
                + delegate
                + "\"]},");
  }

  private static String red(String object) {
    return "{\"object_marking_refs\":[\"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1\"],"
        + object.substring(1);
  }

  @Test
  void clocksRemindAndEscalateOnceEachAndGoOnAfterARestart() throws Exception {
    node.sent("cert-xb", PUBLIC, contact(RegisterText.XB));
    node.sent("cert-xa", EXERCISE, text(request(List.of(), Optional.of(RegisterText.CIRCLE))));
    node.pass(Duration.ofSeconds(1));
    // The third keeps no contact.
    assertThat(node.tickClocks()).isEqualTo(1);
    assertThat(node.tickClocks()).isZero();
    node.pass(Duration.ofMinutes(30));
    assertThat(node.tickClocks()).isEqualTo(2);
    node.restart();
    assertThat(node.tickClocks()).isZero();
    node.pass(Duration.ofMinutes(30));
    assertThat(node.tickClocks()).isEqualTo(2);
    node.pass(Duration.ofDays(1));
    assertThat(node.tickClocks()).isEqualTo(2);
    node.pass(Duration.ofDays(100));
    assertThat(node.tickClocks()).isZero();

    String list = seen("cert-xb", "assistance");

    assertThat(list.split("\"automatic\":true", -1)).hasSize(1 + 7);
    assertThat(list)
        .contains("\"escalated\":[\"no-acknowledgement\",\"no-answer\",\"no-contact\"]");
    assertThat(seen("acme", "assistance")).contains("\"total\":0");
  }

  @Test
  void theRespondentReadsTheCaseFromTheNoticeOnAndItsReplyStandsBesideTheClaim() throws Exception {
    CaseDraft opened = aCase(RegisterText.XA, XD);
    refused("cert-xa", PUBLIC, text(opened), "nothing of a case is public");
    node.sent("cert-xa", EXERCISE, text(opened));
    refused(
        "cert-xd",
        PUBLIC,
        entry(XD, opened.id(), CaseEntryKind.RESPONSE),
        "there is no case " + opened.id() + " for you");
    assertThat(seen("cert-xd", "cases")).contains("\"total\":0");
    assertThat(node.reads("cert-xd", EXERCISE, opened.id())).isFalse();

    node.sent("cert-xa", EXERCISE, entry(RegisterText.XA, opened.id(), CaseEntryKind.NOTICE));

    assertThat(seen("cert-xd", "cases")).contains("claim of the zebra", "notice of the zebra");
    assertThat(seen("acme", "cases")).contains("\"total\":0");
    node.sent("cert-xd", PUBLIC, entry(XD, opened.id(), CaseEntryKind.RESPONSE));
    assertThat(seen("cert-xb", "cases")).contains("response of the zebra");
    for (String outsider : List.of("acme", "ngo", ANYONE)) {
      assertThat(seen(outsider, "cases")).contains("\"total\":0").doesNotContain("zebra");
      for (byte[] object : everything(outsider)) {
        assertThat(new String(object, StandardCharsets.UTF_8)).doesNotContain("zebra");
      }
    }

    refused("cert-xa", PUBLIC, text(opened), "nothing of a case is public");
    node.sent("cert-xa", EXERCISE, entry(RegisterText.XA, opened.id(), CaseEntryKind.FOLLOW_UP));
    node.settle();
    String response = "/log/receipt/" + act(seen("cert-xb", "cases"), "response");
    assertThat(node.get(ANYONE, response).status()).isEqualTo(404);
    node.pass(Duration.ofDays(14).plusSeconds(1));
    node.sent("cert-xa", PUBLIC, text(opened));

    assertThat(seen(ANYONE, "cases"))
        .contains("claim of the zebra", "response of the zebra", "notice of the zebra")
        .contains("Attribution is a national prerogative")
        .doesNotContain("follow-up of the zebra");
    assertThat(node.get(ANYONE, response).status()).as("the reply is proved too").isEqualTo(200);
  }

  /** The number of the act that brought an entry. */
  private static String act(String cases, String kind) {
    return cases.replaceFirst("(?s).*\"kind\":\"" + kind + "\".*?\"act\":([0-9]+).*", "$1");
  }

  @Test
  void whoKnowsACasesIdGainsNothingByAnotherCaseUnderIt() throws Exception {
    CaseDraft opened = aCase(RegisterText.XA, RegisterText.FR);
    node.sent("cert-xa", EXERCISE, text(opened));
    node.sent("cert-xa", EXERCISE, entry(RegisterText.XA, opened.id(), CaseEntryKind.NOTICE));
    // Two states outside the circle who know the id, as one that left it does.
    String fake =
        text(aCase(XD, RegisterText.FR))
            .replaceFirst("accountability-case--[0-9a-f-]{36}", opened.id());
    node.sent("cert-xd", PUBLIC, redFor("cert-xe", fake));
    node.sent("cert-xe", PUBLIC, redFor("cert-xd", entry(XE, opened.id(), CaseEntryKind.JOIN)));
    node.sent("cert-xe", PUBLIC, redFor("cert-xd", entry(XE, opened.id(), CaseEntryKind.CLOSURE)));

    for (String outsider : List.of("cert-xd", "cert-xe")) {
      assertThat(seen(outsider, "cases")).contains("\"total\":1").doesNotContain("notice of");
      assertThat(node.reads(outsider, EXERCISE, opened.id())).isFalse();
    }
    assertThat(seen("cert-xb", "cases"))
        .contains("\"phase\":\"noticed\"")
        .doesNotContain(XE, "closure of the zebra");
  }

  @Test
  void aCaseOfWhichTheRespondentCanReadNothingHasNoNotice() throws Exception {
    CaseDraft opened = aCase(RegisterText.XA, XD);
    node.sent("cert-xa", EXERCISE, red(text(opened)));

    refused(
        "cert-xa",
        EXERCISE,
        entry(RegisterText.XA, opened.id(), CaseEntryKind.NOTICE),
        "the respondent could not read the case");
  }

  private List<byte[]> everything(String user) throws IOException, InterruptedException {
    node.settle();
    return List.of(node.get(user, AccessNode.objects(PUBLIC)).body());
  }

  @Test
  void thatThereIsAContactIsPublicAndHowToReachItIsNot() throws Exception {
    String contact = contact(RegisterText.XB);
    refused("cert-xb", EXERCISE, contact, "is for everyone");
    node.sent("cert-xb", PUBLIC, contact);
    String id = contact.substring(contact.indexOf("contact--"), contact.indexOf("contact--") + 45);
    String details =
        text(
            new ContactDetailsDraft(
                head(RegisterText.XB),
                new ContactDetails.Terms(
                    id,
                    "Duty officer",
                    Optional.empty(),
                    List.of(new ContactDetails.Channel("phone", "+999 zebra", Optional.empty())),
                    List.of())));
    refused("cert-xb", PUBLIC, details, "not for everyone");
    node.sent("cert-xb", EXERCISE, details);

    assertThat(seen(ANYONE, "contacts")).contains("\"total\":1").doesNotContain("zebra");
    assertThat(node.get("cert-xa", "/access/audit").text()).doesNotContain("/contacts");
    assertThat(seen("cert-xa", "contacts")).contains("+999 zebra");
    assertThat(node.get("cert-xa", "/access/audit").text()).contains("/contacts.json");
  }
}
