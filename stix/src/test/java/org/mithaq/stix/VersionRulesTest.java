package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionRulesTest {
  private static final String FIRST = "2016-04-06T20:03:48.000Z";

  private static StixObject version(String created, String modified, boolean revoked)
      throws Exception {
    return JsonText.one(
        JsonText.TOOL
            .replace("\"created\":\"" + FIRST, "\"created\":\"" + created)
            .replace("\"modified\":\"" + FIRST, "\"modified\":\"" + modified)
            .replace("\"name\"", "\"revoked\":" + revoked + ",\"name\""));
  }

  private static List<String> codes(StixObject object, VersionRules.Known known) {
    return VersionRules.check(object, known, "objects[0]").stream()
        .map(f -> f.level() + " " + f.code() + " " + f.path())
        .toList();
  }

  @Test
  void aFirstVersionAndItsSuccessorAreFine() throws Exception {
    StixObject first = version(FIRST, FIRST, false);
    assertThat(codes(first, VersionRules.Known.NOTHING)).isEmpty();
    VersionRules.Known known = VersionRules.Known.NOTHING.plus(first);
    assertThat(codes(version(FIRST, "2017-01-01T00:00:00.000Z", false), known)).isEmpty();
    assertThat(codes(version(FIRST, "2017-01-01T00:00:00.000Z", true), known)).isEmpty();
    assertThat(codes(first, known)).isEmpty();
  }

  @Test
  void aLaterVersionWithoutTheFirstIsOnlyRemarked() throws Exception {
    assertThat(codes(version(FIRST, "2017-01-01T00:00:00.000Z", false), VersionRules.Known.NOTHING))
        .containsExactly("WARNING no-first-version objects[0].modified");
  }

  @Test
  void createdMayNotChangeButMayBeWrittenOtherwise() throws Exception {
    VersionRules.Known known = VersionRules.Known.NOTHING.plus(version(FIRST, FIRST, false));
    assertThat(codes(version("2016-04-06T20:03:48.001Z", "2017-01-01T00:00:00.000Z", false), known))
        .containsExactly("VIOLATION created-changed objects[0].created");
    assertThat(
            codes(version("2016-04-06T20:03:48.000000Z", "2017-01-01T00:00:00.000Z", false), known))
        .isEmpty();
  }

  @Test
  void nothingFollowsARevocationInWhicheverOrderTheyCome() throws Exception {
    StixObject first = version(FIRST, FIRST, false);
    StixObject revocation = version(FIRST, "2017-01-01T00:00:00.000Z", true);
    StixObject after = version(FIRST, "2018-01-01T00:00:00.000Z", false);
    VersionRules.Known known = VersionRules.Known.NOTHING.plus(first);
    assertThat(codes(after, known.plus(revocation)))
        .containsExactly("VIOLATION after-revocation objects[0].modified");
    assertThat(codes(revocation, known.plus(after)))
        .containsExactly(
            "VIOLATION after-revocation objects[0].revoked",
            "WARNING out-of-order objects[0].modified");
    StixObject between = version(FIRST, "2016-06-01T00:00:00.000Z", false);
    assertThat(codes(between, known.plus(revocation)))
        .containsExactly("WARNING out-of-order objects[0].modified");
    assertThat(codes(revocation, known.plus(revocation))).isEmpty();
  }

  @Test
  void unversionedObjectsHaveNoRules() throws Exception {
    StixObject url =
        JsonText.one(
            "{\"type\":\"url\",\"id\":\"url--c1477287-23ac-5971-a010-5c287877fa60\","
                + "\"value\":\"https://a.example/\"}");
    assertThat(codes(url, VersionRules.Known.NOTHING)).isEmpty();
    assertThat(url.version()).isEmpty();
  }
}
