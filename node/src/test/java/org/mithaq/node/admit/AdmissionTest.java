package org.mithaq.node.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mithaq.node.admit.Sample.AMBER;
import static org.mithaq.node.admit.Sample.CLEAR;
import static org.mithaq.node.admit.Sample.T1;
import static org.mithaq.node.admit.Sample.T2;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mithaq.node.vault.ActKind;

/** What becomes of a body's objects, one by one. */
class AdmissionTest {

  private final FakeNode node = new FakeNode();

  @Test
  void anObjectBecomesAnActWithTheseHeadersAndBytes() throws Exception {
    String json = Sample.malware().json();

    ObjectResult result = node.submit("cert-xa", "exercise", json).getFirst();

    assertThat(result.success()).isTrue();
    assertThat(result.version()).contains(Sample.T0);
    assertThat(result.message()).isEmpty();
    var act = node.act(0);
    assertThat(act.shown().kind()).isEqualTo(ActKind.SHARE);
    assertThat(act.shown().type()).isEqualTo("malware");
    assertThat(act.shown().id()).isEqualTo(result.id().orElseThrow());
    assertThat(act.shown().version()).contains(Sample.T0);
    assertThat(act.shown().party()).isEqualTo("identity--a0000000-0000-4000-8000-0000000000a1");
    assertThat(act.sealed().delegate()).isEqualTo("cert-xa");
    assertThat(act.sealed().findings()).isEmpty();
    assertThat(act.terms().orElseThrow().names()).contains("m");
    assertThat(act.versionNanos()).isEqualTo(1_767_225_600_000_000_000L);
    var bytes = java.nio.ByteBuffer.allocate(act.length());
    node.copyObject(0, 0, act.length(), bytes);
    assertThat(new String(bytes.array(), StandardCharsets.UTF_8)).isEqualTo(json);
  }

  @Test
  void whateverAnExercisingPartySendsIsAnExercise() {
    node.share("acme", "public", Sample.malware().json());

    assertThat(node.act(0).shown().exercise()).isTrue();
  }

  @Test
  void anObjectWithoutVersionGetsTheTimeOfCommit() {
    node.share("cert-xa", "exercise", Sample.malware().json());
    ObjectResult result =
        node.submit("cert-xa", "exercise", Sample.url(Sample.id("url"), "http://a.example/").json())
            .getFirst();

    assertThat(result.version()).contains("2026-01-01T00:00:00.000001Z");
    assertThat(node.act(1).shown().version()).isEmpty();
  }

  @Test
  void aBadObjectDoesNotRejectItsNeighbours() {
    List<ObjectResult> results =
        node.submit(
            "cert-xa",
            "exercise",
            Sample.malware().json(),
            "{\"type\":\"x\"}",
            Sample.malware().raw("is_family", "\"no\"").json(),
            Sample.malware().json());

    assertThat(results).extracting(ObjectResult::success).containsExactly(true, false, false, true);
    assertThat(results.get(1).id()).isEmpty();
    assertThat(results.get(2).message().orElseThrow()).startsWith("objects[2].is_family: ");
    assertThat(node.size()).isEqualTo(2);
  }

  @Test
  void lenientAdmitsWhatStixForbidsAndKeepsTheFindings() {
    String faulty = Sample.malware().raw("is_family", "\"no\"").json();

    assertThat(node.submit("cert-xa", "exercise", faulty).getFirst().success()).isFalse();
    ObjectResult result = node.submit("cert-xa", "feeds", faulty).getFirst();

    assertThat(result.success()).isTrue();
    assertThat(result.message().orElseThrow())
        .startsWith("admitted with findings: objects[0].is_family: ");
    assertThat(node.act(0).sealed().findings()).anyMatch(one -> one.endsWith(" is_family"));
  }

  @Test
  void findingsAreCapped() {
    StringBuilder refs = new StringBuilder("[");
    for (int i = 0; i < 40; i++) {
      refs.append(i == 0 ? "" : ",").append(i);
    }
    Sample faulty = Sample.malware().raw("labels", refs + "]").raw("a\\u0007\\nb", "[1]");
    node.share("cert-xa", "feeds", faulty.json());

    List<String> findings = node.act(0).sealed().findings();
    assertThat(findings).hasSize(17);
    assertThat(findings.getLast()).startsWith("more ");
    assertThat(findings).allMatch(one -> one.codePoints().noneMatch(Character::isISOControl));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"objects\":[{|400",
        "{\"objects\":[]} x|400",
        "{\"objects\":7}|422",
        "[]|422",
        "{\"type\":\"malware\"}|422",
        "7|422",
      })
  void aBodyThatIsNoEnvelopeStoresNothing(String body, int status) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() ->
            node.intake()
                .submit(node.caller("cert-xa"), node.collection("public"), bytes, bytes.length))
        .isInstanceOfSatisfying(
            MalformedBodyException.class, e -> assertThat(e.status()).isEqualTo(status));
    assertThat(node.size()).isZero();
  }

  @Test
  void whatFollowsTheBodysLengthIsNotRead() throws Exception {
    byte[] bytes = "{\"objects\":[]}garbage".getBytes(StandardCharsets.UTF_8);

    assertThat(node.intake().submit(node.caller("cert-xa"), node.collection("public"), bytes, 14))
        .isEmpty();
  }

  @Test
  void theSameBytesAgainAreNoNewAct() {
    String json = Sample.malware().marked(CLEAR).json();
    long first = node.share("cert-xa", "exercise", json);

    assertThat(node.share("cert-xa", "exercise", json)).isEqualTo(first);
    assertThat(node.share("cert-xb", "exercise", json)).isEqualTo(first);
    assertThat(node.submit("cert-xa", "exercise", json, json))
        .extracting(one -> one.sequence().orElseThrow())
        .containsExactly(first, first);
    assertThat(node.size()).isEqualTo(1);
  }

  @Test
  void otherBytesUnderTheSameVersionAreRefused() {
    String id = Sample.id("malware");
    node.share("cert-xa", "exercise", Sample.malware(id).json());
    String other = Sample.malware(id).text("name", "other").json();

    assertThat(node.submit("cert-xa", "exercise", other).getFirst().message().orElseThrow())
        .contains("2026-01-01T00:00:00.000Z is there already with other content");
    assertThat(node.submit("cert-xb", "exercise", other).getFirst().success()).isFalse();
    assertThat(node.size()).isEqualTo(1);
  }

  @Test
  void twoVersionsOfTheSameInstantInOneBodyAreOneVersion() {
    String id = Sample.id("malware");
    List<ObjectResult> results =
        node.submit(
            "cert-xa",
            "feeds",
            Sample.malware(id).json(),
            Sample.malware(id).modified("2026-01-01T00:00:00.0000Z").json());

    assertThat(results).extracting(ObjectResult::success).containsExactly(true, false);
  }

  @Test
  void laterAndEarlierVersionsFollowAndOrderIsNoMatter() {
    String id = Sample.id("malware");

    List<ObjectResult> results =
        node.submit(
            "cert-xa",
            "feeds",
            Sample.malware(id).modified(T2).json(),
            Sample.malware(id).json(),
            Sample.malware(id).modified(T1).json());

    assertThat(results).allMatch(ObjectResult::success);
    assertThat(node.act(0).sealed().findings()).contains("no-first-version modified");
    assertThat(node.act(1).sealed().findings()).contains("out-of-order modified");
  }

  @Test
  void versionRulesSeeWhatIsThereAndWhatStandsBeforeInTheBody() {
    String id = Sample.id("malware");
    node.share("cert-xa", "exercise", Sample.malware(id).json());

    List<ObjectResult> results =
        node.submit(
            "cert-xa",
            "exercise",
            Sample.malware(id).text("created", "2025-01-01T00:00:00.000Z").modified(T1).json(),
            Sample.malware(id).modified(T1).raw("revoked", "true").json(),
            Sample.malware(id).modified(T2).json());

    assertThat(results.get(0).message().orElseThrow()).startsWith("objects[0].created: ");
    assertThat(results.get(1).success()).isTrue();
    assertThat(results.get(2).message().orElseThrow()).startsWith("objects[2].modified: ");
    assertThat(node.submit("cert-xa", "exercise", Sample.malware(id).modified(T2).json()))
        .noneMatch(ObjectResult::success);
  }

  @Test
  void anIdHasOnlySoManyVersions() {
    String id = Sample.id("malware");
    String[] versions =
        IntStream.rangeClosed(0, Submission.MOST_VERSIONS)
            .mapToObj(second ->
                Sample.malware(id)
                    .modified(Instant.parse(T1).plusSeconds(second).plusMillis(1).toString())
                    .json())
            .toArray(String[]::new);

    List<ObjectResult> results = node.submit("cert-xa", "exercise", versions);

    assertThat(results.subList(0, Submission.MOST_VERSIONS)).allMatch(ObjectResult::success);
    assertThat(results.getLast().message().orElseThrow()).contains("as many as it can");
    assertThat(node.submit("cert-xa", "exercise", versions[7]).getFirst().success()).isTrue();
    assertThat(node.submit("cert-xa", "exercise", versions[versions.length - 1]).getFirst())
        .matches(result -> !result.success());
  }

  @Test
  void afterARemovalTheSameBytesAreANewAct() throws Exception {
    String json = Sample.malware().json();
    long first = node.share("cert-xa", "exercise", json);
    String id = node.act(first).shown().id();
    new RemovalTest.Remover(node).remove("cert-xa", "exercise", id);

    assertThat(node.share("cert-xa", "exercise", json)).isEqualTo(2);
  }

  @Test
  void renditionsOfSeveralPartiesStandSideBySide() {
    String id = Sample.id("url");
    String one = Sample.url(id, "http://a.example/").json();
    String marked = Sample.url(id, "http://a.example/").marked(AMBER).json();

    assertThat(node.share("cert-xa", "exercise", one)).isZero();
    assertThat(node.share("cert-xb", "exercise", one)).isEqualTo(1);
    assertThat(node.share("cert-xc", "exercise", marked)).isEqualTo(2);
    assertThat(node.share("cert-xa", "exercise", one)).isZero();
    assertThat(node.submit("cert-xa", "exercise", marked).getFirst().message().orElseThrow())
        .contains("remove that first");
  }

  @Test
  void whatIsCommittedBetweenAdmissionAndCommitDecides() {
    String id = Sample.id("malware");
    boolean[] done = {false};
    node.beforeCommit =
        () -> {
          if (!done[0]) {
            done[0] = true;
            node.share("cert-xa", "exercise", Sample.malware(id).text("name", "faster").json());
          }
        };

    ObjectResult slower = node.submit("cert-xa", "exercise", Sample.malware(id).json()).getFirst();

    assertThat(slower.success()).isFalse();
    assertThat(node.size()).isEqualTo(1);
  }

  @Test
  void aDamagedRecordIsHealedBySharingItAgain() {
    String json = Sample.malware().json();
    node.damage(node.share("cert-xa", "exercise", json));

    assertThat(node.share("cert-xa", "exercise", json)).isEqualTo(1);
  }

  @Test
  void aBundleIsTakenAsAnEnvelope() throws Exception {
    byte[] bundle =
        ("{\"type\":\"bundle\",\"id\":\""
                + Sample.id("bundle")
                + "\",\"objects\":["
                + Sample.malware()
                + "]}")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(
            node.intake()
                .submit(node.caller("cert-xa"), node.collection("exercise"), bundle, bundle.length))
        .extracting(ObjectResult::sequence)
        .containsExactly(java.util.OptionalLong.of(0));
  }

  @Test
  void anObjectWithoutIdIsNamedByNothing() {
    assertThat(node.submit("cert-xa", "feeds", "{}").getFirst().id()).isEqualTo(Optional.empty());
  }
}
