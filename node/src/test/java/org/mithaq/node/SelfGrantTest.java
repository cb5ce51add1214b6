package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;
import static org.mithaq.node.RegisterText.ACME;
import static org.mithaq.node.RegisterText.CIRCLE;
import static org.mithaq.node.RegisterText.NGO;
import static org.mithaq.node.RegisterText.XA;
import static org.mithaq.node.RegisterText.XC;
import static org.mithaq.node.RegisterText.uuid;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.admit.Sample;

/**
 * Nobody lets himself in, or others: memberships, positions and keys from the wrong hands are
 * claims, and open nothing; dates in an object, and the order in a body, neither.
 */
class SelfGrantTest {

  private static final String AMBER = "campaign--00000000-0000-4000-8000-0000000000aa";
  private static final String GREEN = "campaign--00000000-0000-4000-8000-0000000000bb";

  @TempDir private Path folder;
  private AccessNode node;

  @BeforeEach
  void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", AMBER).text("name", "n").marked(Sample.AMBER).json());
    node.sent(
        "cert-xa",
        PUBLIC,
        Sample.of("campaign", GREEN).text("name", "n").marked(Sample.GREEN).json());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void nothingChanged() throws Exception {
    assertThat(readers(EXERCISE, AMBER)).containsExactly("cert-xa", "cert-xb", "cert-xc");
    assertThat(readers(PUBLIC, GREEN)).containsExactly("acme", "cert-xa", "cert-xb", "ngo");
    assertThat(node.post("acme", EXERCISE, Sample.malware().json()).status()).isEqualTo(403);
  }

  private Set<String> readers(String collection, String id) throws Exception {
    Set<String> readers = new TreeSet<>();
    for (String user : AccessNode.EVERYBODY) {
      if (node.reads(user, collection, id)) {
        readers.add(user);
      }
    }
    return readers;
  }

  @Test
  void aMembershipThatNobodyButTheStewardSaysIsAClaim() throws Exception {
    int number = 1;
    for (String user : List.of("acme", "ngo", "cert-xb", "depositary")) {
      node.sent(user, PUBLIC, RegisterText.membership(uuid(number++), CIRCLE, ACME, "member"));
    }
    nothingChanged();
  }

  @Test
  void nobodyPutsAnotherOutOfACircleButTheSteward() throws Exception {
    node.sent("acme", PUBLIC, RegisterText.membership(uuid(1), CIRCLE, XC, "left"));
    node.sent("cert-xb", PUBLIC, RegisterText.membership(uuid(2), CIRCLE, XC, "suspended"));
    nothingChanged();
  }

  @Test
  void aCorrectionFromTheWrongHandsIsRefused() throws Exception {
    String correction =
        RegisterText.membership(uuid(1), CIRCLE, ACME, "member")
            .replace(
                "\"status\"",
                "\"corrects_ref\":\"membership--" + uuid(9000) + "\",\"reason\":\"x\",\"status\"");
    assertThat(node.post("acme", PUBLIC, correction).text()).contains("\"failure_count\":1");
    nothingChanged();
  }

  @Test
  void nobodySupportsForAnother() throws Exception {
    node.sent("acme", PUBLIC, RegisterText.position(uuid(1), XC, "supports"));
    node.sent("acme", PUBLIC, RegisterText.position(uuid(2), NGO, "withdrawn"));
    node.sent("cert-xa", EXERCISE, RegisterText.position(uuid(3), XC, "supports"));
    nothingChanged();
  }

  @Test
  void aPositionOnAnotherAccordMakesNoSupporter() throws Exception {
    node.post(
        "cert-xc",
        PUBLIC,
        RegisterText.position(uuid(1), XC, "supports")
            .replace(RegisterText.ACCORD, "accord--" + uuid(77)));
    nothingChanged();
  }

  @Test
  void aDateBeforeTheCircleOpensNothing() throws Exception {
    node.sent(
        "acme",
        PUBLIC,
        RegisterText.membership(uuid(1), CIRCLE, ACME, "member")
            .replace("2026-02-01", "2020-01-01"));
    nothingChanged();
  }

  @Test
  void aMembershipThatWaitsForItsCircleInTheSameBodyOpensNothing() throws Exception {
    node.post(
        "acme",
        PUBLIC,
        RegisterText.membership(uuid(1), "circle--" + uuid(2), ACME, "member"),
        RegisterText.circle("circle--" + uuid(2), "exercise", ACME));
    nothingChanged();
  }

  @Test
  void circlesNamedLikeTokensOpenNothing() throws Exception {
    int number = 1;
    for (String slug : List.of("supporters", "public", "exercise-", "cert-xa", "party")) {
      String circle = "circle--" + uuid(number++);
      node.post(
          "acme",
          PUBLIC,
          RegisterText.circle(circle, slug, ACME),
          RegisterText.membership(uuid(number++), circle, ACME, "member"));
    }
    node.post(
        "cert-xc",
        PUBLIC,
        RegisterText.circle("circle--" + uuid(90), "supporters", XC),
        RegisterText.membership(uuid(91), "circle--" + uuid(90), XC, "member"));
    nothingChanged();
  }

  /** A key that acme signs with is acme's, whatever identity it puts it into. */
  @Test
  void aKeyInAnothersIdentityIsRefused() throws Exception {
    SigningKey key = SigningKey.draw(KeyAlgorithm.ED25519);
    Instant now = AccessNode.BEGIN;
    PartyDraft draft =
        new PartyDraft(
            Head.of("taken", now),
            "CERT of Xandria",
            PartyCategory.STATE,
            Optional.of("XA"),
            Optional.empty(),
            List.of(key.key()),
            PartyDraft.AsFound.NOWHERE);
    String identity = Applicant.text(draft).replace(draft.id(), XA);
    String signature =
        Applicant.signature(
            key,
            new SignatureDraft.Place(XA, RegisterText.ACCORD, LocalNode.ORIGIN.value()),
            XA,
            identity);
    for (String user : List.of("acme", "depositary")) {
      assertThat(node.post(user, PUBLIC, identity).text()).as(user).contains("\"success_count\":0");
    }
    assertThat(node.post("acme", PUBLIC, identity, signature).text())
        .contains("\"success_count\":0");
    nothingChanged();
  }

  @Test
  void anIdentityOfTheSameNameOrCountryMakesNobodyAMember() throws Exception {
    String party =
        """
        {"type":"identity","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
        "modified":"2026-02-01T00:00:00.000Z","name":"CERT of Xandria",\
        "identity_class":"organization","extensions":{\
        "extension-definition--ef4bf433-eb9c-4b30-9f24-fbd256410c3e":\
        {"extension_type":"property-extension","category":"state","country":"XA","slug":"%s"}}}\
        """;
    for (String slug : List.of("cert-xa", "cert-xz")) {
      node.post("acme", PUBLIC, party.formatted(ACME, slug));
      node.post("acme", PUBLIC, party.formatted("identity--" + uuid(5), slug));
    }
    nothingChanged();
  }

  /** The lists themselves are no way in: what is said there is what doors go by. */
  @Test
  void aClaimShowsAsAClaimAlone() throws Exception {
    node.sent("acme", PUBLIC, RegisterText.membership(uuid(1), CIRCLE, ACME, "member"));
    assertThat(node.get("acme", "/register/parties.json?exercise=true&circle=exercise").text())
        .doesNotContain(ACME);
    assertThat(node.get("acme", "/taxii2/accord/collections/" + EXERCISE + "/").text())
        .contains("\"can_write\":false");
  }
}
