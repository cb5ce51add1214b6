package org.mithaq.node.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.admit.Sample.AMBER;
import static org.mithaq.node.admit.Sample.GREEN;
import static org.mithaq.node.admit.Sample.RED;
import static org.mithaq.node.admit.Sample.T1;
import static org.mithaq.node.admit.Sample.T2;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.CollectionSettings.DefaultMarking;

/** DESIGN §4: who adds versions, who revokes, and what is not carried into another circle. */
class OwnershipTest {

  private static final String XA = "identity--a0000000-0000-4000-8000-0000000000a1";
  private static final String XB = "identity--a0000000-0000-4000-8000-0000000000a2";
  private static final String STRANGER = "identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5";

  private final FakeNode node =
      new FakeNode(
          new CollectionSettings(
              UUID.fromString("e6b7e38b-9161-4716-b15a-c8debd5054b2"),
              "track",
              "Track",
              "",
              Optional.of("track"),
              DefaultMarking.AMBER,
              true,
              false),
          new CollectionSettings(
              UUID.fromString("d856f156-6589-44c6-a4f8-1a5a3abe5d57"),
              "open",
              "Open to the same circle",
              "",
              Optional.of("exercise"),
              DefaultMarking.CLEAR,
              true,
              false));
  private final String id = Sample.id("malware");

  private String refusal(String account, String alias, Sample object) {
    ObjectResult result = node.submit(account, alias, object.json()).getFirst();
    assertThat(result.success()).as("taken").isFalse();
    return result.message().orElseThrow();
  }

  @Test
  void theNamedCreatorAloneAddsVersionsWhoeverCameFirst() {
    node.share("cert-xb", "exercise", Sample.malware(id).createdBy(XA).json());

    assertThat(refusal("cert-xb", "exercise", Sample.malware(id).createdBy(XA).modified(T1)))
        .contains("only CERT of Xandria adds versions");
    assertThat(refusal("cert-xb", "exercise", Sample.malware(id).modified(T1)))
        .contains("only CERT of Xandria adds versions");
    assertThat(
            refusal(
                "cert-xc",
                "exercise",
                Sample.malware(id).createdBy(XA).modified(T1).raw("revoked", "true")))
        .contains("or revokes it");
    node.share("cert-xa", "exercise", Sample.malware(id).createdBy(XA).modified(T1).json());
  }

  @Test
  void whoNamesAnotherIsShownAsSubmittedForIt() {
    ObjectResult result =
        node.submit("cert-xb", "exercise", Sample.malware(id).createdBy(XA).json()).getFirst();

    assertThat(result.success()).isTrue();
    assertThat(result.message().orElseThrow())
        .contains("submitted by CERT of Xebec, names CERT of Xandria");
    assertThat(node.act(0).sealed().findings()).contains("names-another-party created_by_ref");
    assertThat(node.act(0).shown().party()).isEqualTo(XB);
  }

  @Test
  void withoutAKnownCreatorTheFirstSubmitterAddsVersions() {
    node.share("cert-xa", "exercise", Sample.malware(id).createdBy(STRANGER).json());

    assertThat(refusal("cert-xb", "exercise", Sample.malware(id).createdBy(STRANGER).modified(T1)))
        .contains("only CERT of Xandria adds versions");
    node.share("cert-xa", "exercise", Sample.malware(id).createdBy(STRANGER).modified(T1).json());
  }

  @Test
  void nobodyTakesAnIdOverByNamingItself() {
    node.share("cert-xa", "exercise", Sample.malware(id).json());

    assertThat(refusal("cert-xb", "exercise", Sample.malware(id).createdBy(XB).modified(T1)))
        .contains("only CERT of Xandria");
  }

  @Test
  void ownershipHoldsAcrossCollections() {
    node.share("cert-xa", "exercise", Sample.malware(id).marked(GREEN).json());

    assertThat(refusal("acme", "public", Sample.malware(id).marked(GREEN).modified(T1)))
        .contains("only CERT of Xandria");
  }

  @Test
  void whatTheSubmitterCannotReadDecidesNothing() {
    node.share("cert-xa", "exercise", Sample.malware(id).marked(RED).json());

    node.share("cert-xb", "exercise", Sample.malware(id).text("name", "mine").json());
    node.share("cert-xb", "exercise", Sample.malware(id).modified(T1).json());
    assertThat(node.submit("cert-xb", "exercise", Sample.malware(id).modified(T2).json()))
        .allSatisfy(result -> assertThat(result.message()).isEmpty());
    // Who reads both sees the first one as the owner's.
    assertThat(refusal("cert-xa", "exercise", Sample.malware(id).text("name", "x").modified(T1)))
        .contains("is there already");
  }

  @Test
  void anothersAmberStaysInItsCircle() {
    Sample amber = Sample.malware(id).marked(AMBER);
    node.share("cert-xa", "exercise", amber.json());

    assertThat(refusal("cert-xb", "track", amber)).contains("it was shared in «exercise»");
    node.share("cert-xb", "feeds", amber.json());
  }

  @Test
  void whatIsUnmarkedIsKeptByTheMarkingItWasTakenAs() {
    Sample unmarked = Sample.malware(id);
    node.share("cert-xa", "exercise", unmarked.json());

    assertThat(refusal("cert-xb", "public", unmarked)).contains("for that circle alone");
    assertThat(refusal("cert-xb", "open", unmarked)).contains("for that circle alone");
    node.share("cert-xa", "public", unmarked.json());
    // Now that its owner has published it, anyone may pass it on.
    node.share("cert-xb", "track", unmarked.json());
  }

  @Test
  void anothersGreenMayBePassedOn() {
    Sample green = Sample.malware(id).marked(GREEN);
    node.share("cert-xa", "exercise", green.json());

    node.share("cert-xb", "track", green.json());
  }

  @Test
  void aNamedReaderOfRedPassesItOnToNobody() {
    Sample red = Sample.malware(id).marked(RED).recipients("[\"cert-xb\"]");
    node.share("cert-xa", "exercise", red.json());

    assertThat(refusal("cert-xb", "feeds", red)).contains("for named readers alone");
    node.share("cert-xc", "feeds", red.json());
  }

  @Test
  void anObservableOfOnesOwnIsNoReshare() {
    String url = Sample.id("url");
    node.share("cert-xa", "exercise", Sample.url(url, "http://a.example/").json());

    assertThat(refusal("cert-xb", "track", Sample.url(url, "http://a.example/")))
        .contains("«exercise»");
    node.share("cert-xb", "track", Sample.url(url, "http://a.example/").marked(AMBER).json());
  }
}
