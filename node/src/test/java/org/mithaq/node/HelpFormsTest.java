package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.FormReader.Page;
import org.mithaq.node.access.Role;

/** The forms of requests and cases, without a script, on a node whose clock stands. */
final class HelpFormsTest {

  private static final String XD = "identity--a0000000-0000-4000-8000-0000000000a4";
  private static final String NEW_CASE = "/en/help/cases/new";
  private static final String NEW_REQUEST = "/en/help/requests/new";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

  @TempDir private Path folder;
  private AccessNode node;
  private final List<FormReader> readers = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    // The respondent is in no circle.
    node =
        AccessNode.create(
            folder.resolve("data"),
            config ->
                DelegateNames.with(
                    DelegateNames.with(config, "cert-xd", "cert-xd", Role.ofParty()),
                    "intern",
                    "cert-xa",
                    Set.of(Role.READER, Role.CONTRIBUTOR)));
    node.sent("cert-xd", PUBLIC, RegisterText.state(XD, "CERT of Xylonia", "XD", "cert-xd"));
  }

  @AfterEach
  void close() {
    readers.forEach(FormReader::close);
    node.close();
  }

  private FormReader signedIn(String account) throws Exception {
    FormReader reader = FormReader.signedIn(node, account);
    readers.add(reader);
    return reader;
  }

  private static List<String> fields(Map<String, String> fields) {
    List<String> all = new ArrayList<>();
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    return all;
  }

  /** Looks who will read it, then sends it; where it leads. */
  private static String opened(FormReader reader, String form, Map<String, String> fields)
      throws Exception {
    List<String> typed = fields(fields);
    typed.addAll(List.of("once", "00000000-0000-4000-8000-000000000001", "go", "look"));
    Page look = reader.send(form, typed);
    assertThat(look.status()).as(look.html()).isEqualTo(200);
    Matcher seen = SEEN.matcher(look.html());
    assertThat(seen.find()).as(look.html()).isTrue();
    typed.set(typed.size() - 1, "send");
    typed.addAll(List.of("seen", seen.group(1)));
    Page sent = reader.send(form, typed);
    assertThat(sent.status()).as(sent.html()).isEqualTo(303);
    assertThat(reader.send(form, typed).to()).as("sent twice it is one").isEqualTo(sent.to());
    return sent.to();
  }

  private static Map<String, String> aCase() {
    return Map.of(
        "name", "The zebra's case",
        "respondent", XD,
        "instrument", "UN GGE 2015",
        "paragraph", "13(c)",
        "claim-en", "claim of the zebra\r\nin two lines",
        "within", "20",
        "unit", "days",
        "collection", "exercise");
  }

  private static Page step(FormReader reader, String page, String... fields) throws Exception {
    return reader.send(page, List.of(fields));
  }

  @Test
  void aCaseGoesFromItsOpeningToTheReplyOfARespondentInNoCircle() throws Exception {
    FormReader claimant = signedIn("cert-xa");
    FormReader respondent = signedIn("cert-xd");
    String page = opened(claimant, NEW_CASE, aCase());
    assertThat(respondent.get(page).status()).isEqualTo(404);
    assertThat(step(claimant, page, "step", "response", "text", "x").html())
        .contains("not possible any more");
    assertThat(step(claimant, page, "step", "notice", "text", "notice of the zebra").status())
        .isEqualTo(303);

    Page read = respondent.get(page);
    assertThat(read.html())
        .contains("claim of the zebra\nin two lines", "notice of the zebra")
        .contains("value=\"acknowledgement\"", "value=\"response\"")
        .doesNotContain("value=\"closure\"", "value=\"measure\"");
    assertThat(
            step(respondent, page, "step", "response", "text", "reply of the zebra", "lang", "fr")
                .status())
        .isEqualTo(303);

    for (String reader : List.of("cert-xa", "cert-xb")) {
      assertThat(signedIn(reader).get(page).html())
          .contains("claim of the zebra", "lang=\"fr\">reply of the zebra");
    }
    assertThat(signedIn("acme").get(page).status()).isEqualTo(404);
    assertThat(node.get(ANYONE, "/cases.json?exercise=all").text()).doesNotContain("zebra");
  }

  @Test
  void silenceIsNoReplyRecordedAndItIsTheClaimantsTurn() throws Exception {
    FormReader claimant = signedIn("cert-xa");
    String page = opened(claimant, NEW_CASE, aCase());
    step(claimant, page, "step", "notice", "text", "notice");
    assertThat(waiting("cert-xd")).contains("The zebra's case", "respond");
    assertThat(waiting("cert-xa")).doesNotContain("zebra");

    node.pass(Duration.ofDays(20).plusSeconds(1));

    assertThat(signedIn("cert-xa").get(page).html())
        .contains("No reply recorded by March 21, 2026.")
        .contains("value=\"disagreement\"");
    assertThat(waiting("cert-xd")).doesNotContain("zebra");
    assertThat(waiting("cert-xa")).contains("The zebra's case");
  }

  private String waiting(String account) throws Exception {
    String html = signedIn(account).get("/en/help").html();
    int from = html.indexOf("id=\"waiting\"");
    return html.substring(from, html.indexOf("</section>", from));
  }

  @Test
  void onlyStatesOpenCasesAndWhatIsWrongStandsBesideWhatWasTyped() throws Exception {
    assertThat(signedIn("acme").get(NEW_CASE).html())
        .contains("Only states open cases")
        .doesNotContain("name=\"respondent\"");
    FormReader claimant = signedIn("cert-xa");
    List<String> typed = fields(aCase());
    typed.set(typed.indexOf("20"), "0");

    Page wrong = claimant.send(NEW_CASE, typed);

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html()).contains("role=\"alert\"", "Say how long", "claim of the zebra");
    typed.set(typed.indexOf("0"), "20");
    typed.set(typed.indexOf("13(c)"), "13(z)");
    assertThat(claimant.send(NEW_CASE, typed).html()).contains("13(a) to 13(k)");
    typed.set(typed.indexOf("13(z)"), "13(c)");
    typed.set(typed.indexOf("exercise"), "public");
    assertThat(claimant.send(NEW_CASE, typed).html()).contains("Nothing of a case is public");
    assertThat(node.get("cert-xa", "/cases.json?exercise=all").text()).contains("\"total\":0");
  }

  @Test
  void aRequestIsSentOnceItsReadersWereSeenAndAnsweredStepByStep() throws Exception {
    FormReader asking = signedIn("cert-xa");
    String page =
        opened(
            asking,
            NEW_REQUEST,
            Map.of(
                "name", "Zebra",
                "text", "Look at it.",
                "need", "takedown",
                "to", RegisterText.XB,
                "urgency", "emergency",
                "collection", "exercise"));
    FormReader asked = signedIn("cert-xb");
    assertThat(waiting("cert-xb")).contains("Zebra", "acknowledge");

    assertThat(step(asked, page, "step", "ask").html()).contains("Write a text");
    assertThat(step(asked, page, "step", "ask", "text", "Which?").status()).isEqualTo(303);
    assertThat(waiting("cert-xa")).contains("Zebra", "explain");
    assertThat(
            step(asking, page, "step", "explain " + RegisterText.XB, "text", "This one.").status())
        .isEqualTo(303);
    assertThat(asked.get(page).html()).contains(RegisterText.XC);
    assertThat(step(asked, page, "step", "transfer", "to", RegisterText.XC).status())
        .isEqualTo(303);
    assertThat(waiting("cert-xc")).contains("Zebra");
    node.pass(Duration.ofHours(2));
    // Whoever is idle for half an hour is signed out.
    asking = signedIn("cert-xa");
    String escalation = "escalate " + RegisterText.XC + " no-acknowledgement";
    assertThat(asking.get(page).html()).contains("value=\"" + escalation + "\"");
    assertThat(step(asking, page, "step", escalation).status()).isEqualTo(303);
    assertThat(asking.get(page).html()).doesNotContain("value=\"" + escalation + "\"");
    assertThat(step(asking, page, "step", "close").status()).isEqualTo(303);
    assertThat(asking.get(page).html()).doesNotContain("name=\"step\"");
    assertThat(signedIn("acme").get(page).status()).isEqualTo(404);
  }

  @Test
  void whoWantsToHelpAndCannotAsksForCapacityAndNamesWhatItIsFor() throws Exception {
    FormReader asking = signedIn("cert-xa");
    Map<String, String> request =
        Map.of(
            "name", "Zebra",
            "need", "decryption",
            "circle", "exercise",
            "urgency", "urgent",
            "collection", "exercise");
    String page = opened(asking, NEW_REQUEST, request);
    String id = page.substring(page.lastIndexOf('/') + 1);
    FormReader asked = signedIn("cert-xb");
    String link = NEW_REQUEST + "?for=" + id;
    assertThat(asked.get(page).html()).contains(link);
    assertThat(asked.get(link).html())
        .contains("name=\"for\" value=\"" + id + "\"")
        .containsPattern("value=\"capacity\" checked");
    assertThat(signedIn("acme").get(link).html()).doesNotContain("Zebra", "name=\"for\"");

    String more =
        opened(
            asked,
            NEW_REQUEST,
            Map.of(
                "name", "Keys",
                "need", "capacity",
                "to", RegisterText.XC,
                "urgency", "urgent",
                "collection", "exercise",
                "for", id));

    assertThat(asked.get(more).html()).contains("/en/help/requests/" + id);
  }

  @Test
  void readersWhoWereNotSeenAreShownFirst() throws Exception {
    FormReader asking = signedIn("cert-xa");
    List<String> typed =
        fields(
            Map.of(
                "name", "Zebra",
                "need", "takedown",
                "to", RegisterText.XB,
                "urgency", "urgent",
                "collection", "public"));
    typed.addAll(List.of("go", "send", "seen", "00".repeat(32)));

    Page look = asking.send(NEW_REQUEST, typed);

    assertThat(look.status()).isEqualTo(200);
    assertThat(look.html()).contains("Everyone, without an account.");
    assertThat(node.get("cert-xa", "/assistance.json?exercise=all").text()).contains("\"total\":0");
  }

  @Test
  void whoMayNotEnterAnythingForTheirPartyIsOfferedNothing() throws Exception {
    String page = opened(signedIn("cert-xa"), NEW_CASE, aCase());

    FormReader intern = signedIn("intern");

    assertThat(intern.get(page).html())
        .contains("claim of the zebra")
        .doesNotContain("name=\"step\"");
    assertThat(step(intern, page, "step", "notice", "text", "x").html())
        .contains("not possible any more");
    assertThat(intern.get(NEW_CASE).html()).doesNotContain("name=\"respondent\"");
    assertThat(intern.get(NEW_REQUEST).html()).doesNotContain("name=\"need\"");
  }
}
