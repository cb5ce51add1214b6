package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.ANYONE;
import static org.mithaq.cli.RegisterNode.CIRCLE;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.FEEDS;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XA;
import static org.mithaq.cli.RegisterNode.XB;
import static org.mithaq.cli.RegisterNode.XC;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Json;

/** What the exercise circle keeps to itself shows to nobody else; what is entered stays. */
final class RegisterSecretsTest {

  private static final String EVERYTHING = ".json?exercise=all&limit=1000";

  @TempDir private static Path folder;
  private static RegisterNode node;

  @BeforeAll
  static void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** All lists in one text, without the checkpoint, which counts all acts. */
  private static String all(String user) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String list :
        List.of("accords", "parties", "positions", "circles", "undertakings", "remarks")) {
      Json.Members answer = node.list(user, list + EVERYTHING);
      answer
          .byName()
          .forEach((name, value) -> {
            if (!name.equals("cite")) {
              all.append(name).append(value);
            }
          });
    }
    all.append(node.list(user, "positions.json?exercise=all&show=history").objects("items"));
    all.append(node.list(user, "positions.json?exercise=all&show=claims").objects("items"));
    return all.toString();
  }

  @Test
  void whatIsForTheCircleChangesNothingForOthers() throws Exception {
    String anyone = all(ANYONE);
    String acme = all("acme");
    node.accepted("cert-xa", EXERCISE, RegisterNode.circle(1, "inner", XA));
    node.accepted(
        "cert-xa",
        EXERCISE,
        RegisterNode.membership(2, RegisterNode.id("circle", 1), XB, "member"),
        RegisterNode.membership(3, CIRCLE, XB, "left"),
        RegisterNode.undertaking(4, XA, ""),
        RegisterNode.progress(5, 4, "report"),
        RegisterNode.position(6, XA, "withdrawn"));
    node.accepted("cert-xc", EXERCISE, RegisterNode.position(7, XC, "supports"));

    assertThat(all(ANYONE)).isEqualTo(anyone);
    assertThat(all("acme")).isEqualTo(acme);
    String member = all("cert-xa");
    String gone = all("cert-xb");
    for (int number = 4; number <= 5; number++) {
      assertThat(member).contains("-%012d".formatted(number));
      assertThat(gone).doesNotContain("-%012d".formatted(number));
    }
    assertThat(member).contains("inner");
    assertThat(gone).doesNotContain("inner");
    String stance = "positions.json?accord=paris-call&exercise=true&country=XC";
    assertThat(node.list("cert-xa", stance).number("total")).hasValue(1);
    assertThat(node.list("acme", stance).number("total")).hasValue(0);
    String left = "circles.json?exercise=true&circle=exercise";
    assertThat(node.list("cert-xc", left).objects("items").getFirst().number("member_count"))
        .hasValue(2);
    assertThat(node.list("ngo", left).objects("items").getFirst().number("member_count"))
        .hasValue(3);
    HttpResponse<byte[]> hidden = node.get("acme", "/register/parties.json?circle=inner");
    HttpResponse<byte[]> none = node.get("acme", "/register/parties.json?circle=never");
    assertThat(RegisterNode.text(hidden))
        .isEqualTo(RegisterNode.text(none).replace("never", "inner"));

    // What is public does not give away the hidden circle that it belongs to.
    node.accepted(
        "cert-xa",
        PUBLIC,
        RegisterNode.undertaking(
            8, XA, ",\"circle_ref\":\"" + RegisterNode.id("circle", 1) + "\""));
    assertThat(all("acme")).contains("-%012d".formatted(8)).doesNotContain("inner");
  }

  @Test
  void anExerciseAccordIsNoRealOne() throws Exception {
    String accords = "accords.json";
    assertThat(node.list(accords).number("total")).hasValue(1);
    node.accepted(
        "cert-xb",
        PUBLIC,
        RegisterNode.object(
            "accord",
            20,
            "1ec81953-bb89-46d0-8228-c0a2d5276504",
            """
            "name":"Drill","slug":"drill","nature":"political","opened":"2026-01-01",\
            "depositary_ref":"%s","texts":[{"lang":"en","authentic":true,"title":"Drill"}]\
            """
                .formatted(XB)));
    assertThat(node.list(accords).number("total")).hasValue(1);
    assertThat(node.list(accords + "?exercise=all").number("total")).hasValue(2);
  }

  @Test
  void whoClaimsSomethingOfAPartyDoesNotNameIt() throws Exception {
    node.accepted("ngo", PUBLIC, RegisterNode.position(30, XB, "withdrawn"));
    node.accepted(
        "ngo",
        PUBLIC,
        """
        {"type":"language-content","spec_version":"2.1",\
        "id":"language-content--00000000-0000-4000-8000-000000000031",\
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
        "object_ref":"%s","contents":{"fr":{"name":"Pirates"}}}\
        """
            .formatted(XB));
    assertThat(all(ANYONE)).contains("CERT de Xebec").doesNotContain("Pirates");
  }

  @Test
  void anObjectThatIsSharedAgainCountsOnce() throws Exception {
    String undertaking = RegisterNode.undertaking(40, XB, "");
    String report = RegisterNode.progress(41, 40, "report");
    node.accepted("cert-xb", PUBLIC, undertaking, report);
    String before = all("cert-xb");
    node.accepted("cert-xa", EXERCISE, undertaking, report);
    assertThat(all("cert-xb")).isEqualTo(before);
  }

  @Test
  void theOrderInABodyMakesNoDifference() throws Exception {
    String circle = RegisterNode.id("circle", 52);
    node.accepted(
        "cert-xa",
        PUBLIC,
        RegisterNode.progress(50, 51, "review"),
        RegisterNode.membership(53, circle, XC, "member"),
        RegisterNode.undertaking(51, XA, ""),
        RegisterNode.circle(52, "backwards", XA));
    assertThat(
            node.list(
                    "undertakings.json?exercise=true&undertaking="
                        + RegisterNode.id("undertaking", 51))
                .objects("items")
                .getFirst()
                .objects("progress"))
        .hasSize(1);
    assertThat(node.countries("parties.json?exercise=true&circle=backwards")).isEqualTo("XC");
  }

  @Test
  void nothingIsVersionedRevokedOrTakenOut() throws Exception {
    String position = RegisterNode.position(60, XB, "supports");
    node.accepted("cert-xb", PUBLIC, position);
    String later = position.replace("\"modified\":\"2026-01-01", "\"modified\":\"2026-01-02");
    assertThat(node.refused("cert-xb", PUBLIC, later)).contains("one version");
    assertThat(
            node.refused(
                "cert-xb",
                PUBLIC,
                later.replace("\"spec_version\"", "\"revoked\":true,\"spec_version\"")))
        .contains("one version");
    String fresh = RegisterNode.position(61, XB, "supports");
    assertThat(
            node.refused(
                "cert-xb",
                PUBLIC,
                fresh.replace("\"spec_version\"", "\"revoked\":true,\"spec_version\"")))
        .contains("one version");
    assertThat(node.refused("cert-xb", PUBLIC, position.replace("a paper", "another paper")))
        .isNotEmpty();
    assertThat(node.delete("cert-xb", PUBLIC, RegisterNode.id("position", 60)).statusCode())
        .isEqualTo(403);
    HttpResponse<byte[]> served =
        node.get(
            ANYONE,
            "/taxii2/accord/collections/"
                + PUBLIC
                + "/objects/"
                + RegisterNode.id("position", 60)
                + "/");
    assertThat(RegisterNode.text(served)).contains(position);
    // The same act sent again is no new one.
    long acts = size();
    node.accepted("cert-xb", PUBLIC, position);
    assertThat(size()).isEqualTo(acts);
  }

  private static long size() throws Exception {
    return node.list("accords.json").object("cite").object("checkpoint").number("size").orElse(-1);
  }

  @Test
  void aRemarkHasOneVersionToo() throws Exception {
    String remark =
        """
        {"type":"note","spec_version":"2.1","id":"note--00000000-0000-4000-8000-000000000070",\
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
        "content":"first words","object_refs":["%s"],\
        "external_references":[{"source_name":"a paper","description":"page 1"}],\
        "extensions":{"extension-definition--fc63f18b-1021-4eb2-a701-06d7108b1e57":\
        {"extension_type":"property-extension","kind":"context","date_quality":"unknown"}}}\
        """
            .formatted(XB);
    node.accepted("cert-xb", PUBLIC, remark);
    String later =
        remark
            .replace("\"modified\":\"2026-01-01", "\"modified\":\"2026-01-02")
            .replace("first words", "other words");
    assertThat(node.refused("cert-xb", PUBLIC, later)).contains("one version");
  }

  @Test
  void oneIdTwiceInABodyIsOneObject() throws Exception {
    String first = RegisterNode.position(80, XB, "supports");
    String second = first.replace("\"supports\"", "\"withdrawn\"");
    HttpResponse<byte[]> answer = node.post("cert-xb", PUBLIC, first, second);
    assertThat(RegisterNode.json(answer).number("success_count").orElse(0)).isLessThan(2);
    String third = second.replace("2026-01-01T00", "2026-01-02T00").replace("0080", "0081");
    String fourth = RegisterNode.position(81, XB, "supports");
    assertThat(
            RegisterNode.json(node.post("cert-xb", PUBLIC, fourth, third))
                .number("success_count")
                .orElse(0))
        .isLessThan(2);
  }

  @Test
  void nonsenseInALenientCollectionIsRefusedWithASentence() throws Exception {
    String position = RegisterNode.position(90, XB, "supports");
    for (String nonsense :
        List.of(
            position.replace(
                "\"stance\"", "\"corrects_ref\":\"nonsense\",\"reason\":\"x\",\"stance\""),
            position.replace("2026-02-01", "+999999999-01-01"),
            position.replace("\"exact\"", "\"exact\",\"not_before\":\"-999999999-01-01\""),
            position.replace("\"2026-02-01\"", "[]"),
            RegisterNode.undertaking(91, XB, ",\"review_months\":99999999999"))) {
      assertThat(node.refused("cert-xb", FEEDS, nonsense)).isNotBlank();
    }
    node.accepted("cert-xb", FEEDS, position);
  }
}
