package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.CALL;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body's objects come in any order; one that is refused takes those that need it with it. */
final class BodyTest {

  private static final String NEW_PARTY = Written.id("identity", "Brazil");
  private static final String NEW_ACCORD = Written.id("accord", "new");
  private static final String NEW_CIRCLE = Written.id("circle", "new");
  private static final String POLICY = Written.id("undertaking", "policy");

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
  }

  /** Each needs one before it. */
  private static List<Written> story() {
    return List.of(
        Written.party("Brazil", "state", Optional.of("BR")),
        Written.accord("new", "political", "2020-01-01", DEPOSITARY),
        Written.circle("new", DEPOSITARY),
        Written.position("s", NEW_ACCORD, NEW_PARTY, "declined").exact("2021-01-01"),
        Written.position("s2", NEW_ACCORD, NEW_PARTY, "supports")
            .exact("2021-01-01")
            .correcting(Written.id("position", "s")),
        Written.membership("m", NEW_CIRCLE, NEW_PARTY, "member").exact("2021-01-01"),
        Written.undertaking("policy", List.of(NEW_PARTY)).exact("2021-01-01"),
        Written.progress("step", POLICY, "stage").with("stage", "in-force").exact("2021-02-01"));
  }

  @Test
  void theOrderInABodyMakesNoDifference() throws Exception {
    long seed = Long.getLong("mithaq.seed", new Random().nextLong());
    System.out.println("BodyTest: -Dmithaq.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      Desk fresh = new Desk().on("2021-06-01");
      List<Written> body = new ArrayList<>(story());
      Collections.shuffle(body, random);
      fresh.refusesNothing(DEPOSITARY, body.toArray(Written[]::new));

      String order = "seed " + seed + ": " + body.stream().map(Written::id).toList();
      assertThat(fresh.stance(NEW_ACCORD, NEW_PARTY, "2021-06-01")).as(order).isEqualTo("supports");
      assertThat(fresh.isMember(NEW_CIRCLE, NEW_PARTY, "2021-06-01")).as(order).isTrue();
      assertThat(fresh.undertaking(POLICY, "2021-06-01").stage())
          .as(order)
          .contains(Stage.IN_FORCE);
    }
  }

  @Test
  void oneThatIsRefusedTakesAllThatNeedItWithIt() throws Exception {
    List<Written> body = new ArrayList<>(story());
    body.set(0, Written.party("Brazil", "state", Optional.of("ZZ")));
    Collections.reverse(body);
    Map<String, String> refused = desk.send(DEPOSITARY, body.toArray(Written[]::new));

    assertThat(refused.keySet())
        .containsExactlyInAnyOrder(
            NEW_PARTY,
            Written.id("position", "s"),
            Written.id("position", "s2"),
            Written.id("membership", "m"),
            POLICY,
            Written.id("progress", "step"));
    assertThat(refused.get(NEW_PARTY)).contains("ISO 3166");
    assertThat(refused.get(Written.id("progress", "step"))).contains("no undertaking");
    assertThat(desk.register.accord(NEW_ACCORD)).isPresent();
    assertThat(desk.register.circle(NEW_CIRCLE)).isPresent();
    assertThat(desk.register.party(NEW_PARTY)).isEmpty();
  }

  @Test
  void ofTwoThatOpenTheSameSlugOneIsRefused() throws Exception {
    Written first = Written.accord("twin", "political", "2020-01-01", DEPOSITARY);
    Written second = first.with("id", Written.id("accord", "twin 2"));
    assertThat(desk.send(DEPOSITARY, first, second)).containsOnlyKeys(second.id());
    assertThat(desk.refusal(DEPOSITARY, first.with("id", Written.id("accord", "twin 3"))))
        .contains("already");
  }

  @Test
  void nothingIsEnteredUnderAnIdOfWhichOneVersionIsRefused() throws Exception {
    Written good = Written.circle("twice", DEPOSITARY);
    Written bad = good.with("slug", "NOT A SLUG");
    Written member = Written.membership("t", good.id(), FRANCE, "member").exact("2021-01-01");
    for (List<Written> body : List.of(List.of(good, bad, member), List.of(member, bad, good))) {
      assertThat(desk.send(DEPOSITARY, body.toArray(Written[]::new)))
          .containsOnlyKeys(good.id(), member.id());
    }
  }

  @Test
  void whatIsHeldAlreadyIsTakenAgain() throws Exception {
    Written position = Written.position("h", CALL, FRANCE, "supports").exact("2021-01-01");
    desk.refusesNothing(FRANCE, position);
    Piece piece = position.piece();
    Piece held = new Piece(piece.object(), piece.digest(), true);
    // Another party could not have entered it.
    assertThat(desk.send(KENYA, List.of(held))).isEmpty();
  }

  @Test
  void aLongChainOfCorrectionsIsJudgedInNoTime() throws Exception {
    int length = 20_000;
    List<Piece> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      chain.add(
          Written.undertaking("c" + i, List.of(FRANCE))
              .exact("2021-01-01")
              .correcting(Written.id("undertaking", "c" + (i + 1)))
              .piece());
    }
    Map<String, String> refused =
        Assertions.assertThat(
                java.util.concurrent.CompletableFuture.supplyAsync(() -> desk.send(FRANCE, chain)))
            .succeedsWithin(Duration.ofSeconds(10))
            .actual();
    assertThat(refused).hasSize(length);
  }
}
