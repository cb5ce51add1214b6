package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the register for some shows to others as soon as it is shared with them too. */
class RegisterTwiceTest {

  private static final String UNDERTAKING = "undertaking--" + RegisterText.uuid(1);
  private static final Pattern ACT = Pattern.compile("\"act\":([0-9]+)");

  @TempDir private Path folder;
  private AccessNode node;

  @BeforeEach
  void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    for (String collection : List.of(EXERCISE, PUBLIC)) {
      node.sent(
          "cert-xb",
          collection,
          RegisterText.undertaking(RegisterText.uuid(1), "Twice", RegisterText.XB),
          RegisterText.remark(RegisterText.uuid(2), RegisterText.XB, "remarked twice"),
          RegisterText.remark(RegisterText.uuid(3), UNDERTAKING, "of it"));
    }
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private List<Long> acts(String user, String list) throws Exception {
    return ACT.matcher(node.get(user, "/register/" + list + ".json?exercise=all").text())
        .results()
        .map(found -> Long.valueOf(found.group(1)))
        .toList();
  }

  @Test
  void outsidersSeeTheSecondActAndMembersTheFirstAlone() throws Exception {
    for (String list : List.of("undertakings", "remarks")) {
      List<Long> outside = acts(ANYONE, list);
      List<Long> inside = acts("cert-xc", list);
      assertThat(outside).as(list).isNotEmpty().doesNotContainAnyElementsOf(inside);
      assertThat(inside).as(list).hasSameSizeAs(outside);
    }
  }

  @Test
  void progressIsOfBoth() throws Exception {
    node.sent(
        "cert-xb", PUBLIC, RegisterText.progress(RegisterText.uuid(4), UNDERTAKING, "a step"));
    for (String user : List.of(ANYONE, "acme", "cert-xc")) {
      assertThat(node.get(user, "/register/undertakings.json?exercise=all").text())
          .as(user)
          .containsOnlyOnce("a step");
    }
  }

  @Test
  void aStartMakesTheSame() throws Exception {
    List<Long> before = acts(ANYONE, "undertakings");
    node.restart();
    node.settle();
    assertThat(acts(ANYONE, "undertakings")).isEqualTo(before);
  }
}
