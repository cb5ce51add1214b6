package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What «mithaq judge» says of shared objects, and what «mithaq pull --current» leaves out. */
final class JudgeTest {

  private static final String INDICATOR = "indicator--00000000-0000-4000-8000-0000000001d0";
  private static final String OVER = "indicator--00000000-0000-4000-8000-0000000001d1";
  private static final String REVOKED = "indicator--00000000-0000-4000-8000-0000000001d2";

  @TempDir private Path folder;
  private RegisterNode node;
  private Run run;

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
    run = new Run(folder);
    node.accepted(
        "cert-xa",
        RegisterNode.EXERCISE,
        indicator(INDICATOR, "\"revoked\":false"),
        indicator(OVER, "\"valid_until\":\"2026-01-02T00:00:00.000Z\""),
        indicator(REVOKED, "\"revoked\":true"));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static String indicator(String id, String more) {
    return """
    {"type":"indicator","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"2026-01-01T00:00:00.000Z","pattern":"[url:value = 'http://evil.example/']",\
    "pattern_type":"stix","valid_from":"2026-01-01T00:00:00.000Z",%s}\
    """
        .formatted(id, more);
  }

  private int judges(String user, Object... more) throws Exception {
    Object[] arguments = new Object[5 + more.length];
    arguments[0] = "judge";
    arguments[1] = "--url";
    arguments[2] = node.url();
    arguments[3] = "--user";
    arguments[4] = user + ":demo";
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run.mithaq(arguments);
  }

  /** Look-up follows commits on its own threads. */
  private String lookup(String user, String wanted) throws Exception {
    return Polled.until(() -> {
      HttpResponse<byte[]> answer = node.get(user, "/lookup?id=" + INDICATOR);
      return Optional.of(RegisterNode.text(answer)).filter(text -> text.contains(wanted));
    });
  }

  @Test
  void aFalsePositiveIsStatedWhereTheObjectLiesAndForItsReaders() throws Exception {
    assertThat(lookup("cert-xb", "\"total\":1")).contains("\"false_positive\":0");
    assertThat(
            judges("cert-xb", INDICATOR, "--false-positive", "--sighted", "--text", "A test site"))
        .as(run.err)
        .isZero();
    assertThat(run.out.lines().toList())
        .hasSize(2)
        .allMatch(id -> id.startsWith("opinion--") || id.startsWith("sighting--"));
    String opinion = run.out.lines().findFirst().orElseThrow();

    assertThat(lookup("cert-xa", "\"false_positive\":1")).contains("\"false_positive\":1");
    assertThat(
            run.mithaq("pull", node.url(), "exercise", "--user", "cert-xc:demo", "--id", opinion))
        .isZero();
    assertThat(run.out)
        .contains(
            "\"opinion\":\"strongly-disagree\"",
            "\"labels\":[\"false-positive\"]",
            "\"explanation\":\"A test site\"",
            "\"object_refs\":[\"" + INDICATOR + "\"]");
    assertThat(run.mithaq("pull", node.url(), "exercise", "--user", "acme:demo", "--id", opinion))
        .isZero();
    assertThat(run.out).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsWrongUsageAndWhatIsNotReadIsNotFound() throws Exception {
    assertThat(judges("cert-xb", INDICATOR)).isEqualTo(2);
    assertThat(run.err).contains("--false-positive");
    assertThat(judges("cert-xb", INDICATOR, "--opinion", "maybe")).isEqualTo(2);
    assertThat(judges("cert-xb", INDICATOR, "--false-positive", "--opinion", "agree")).isEqualTo(2);
    assertThat(judges("cert-xb", INDICATOR, "--note")).isEqualTo(2);
    assertThat(judges("cert-xb", INDICATOR, "--opinion", "agree", "--count", "2")).isEqualTo(2);
    assertThat(judges("cert-xb", INDICATOR, "--sighted", "--last-seen", "today")).isEqualTo(2);
    assertThat(judges("acme", INDICATOR, "--sighted")).isEqualTo(1);
    assertThat(run.err).contains("There is no object");
  }

  @Test
  void pullLeavesOutWhatIsOverWhenAskedAndSaysHowMany() {
    String[] all = {"pull", node.url(), "exercise", "--user", "cert-xb:demo", "--type=indicator"};
    assertThat(run.mithaq((Object[]) all)).isZero();
    assertThat(run.out).contains(INDICATOR, OVER, REVOKED);

    Object[] current = java.util.Arrays.copyOf(all, all.length + 1, Object[].class);
    current[all.length] = "--current";
    assertThat(run.mithaq(current)).as(run.err).isZero();
    assertThat(run.out).contains(INDICATOR).doesNotContain(OVER, REVOKED);
    assertThat(run.err).contains("2 objects left out: revoked or expired.");
    current[all.length - 1] = "--match-version=all";
    assertThat(run.mithaq(current)).isEqualTo(2);
  }
}
