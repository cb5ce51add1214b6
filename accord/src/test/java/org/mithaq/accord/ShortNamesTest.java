package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.XANDRIA;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One object to a short name, one state to a country; what is invented has names of its own. */
final class ShortNamesTest {

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
  }

  private static Written named(String party, String slug) {
    return Written.party(party, "company", Optional.empty())
        .extended(Extensions.IDENTITY, "slug", slug);
  }

  @Test
  void anInventedCircleStandsInNoRealOnesWay() throws Exception {
    desk.refusesNothing(XANDRIA, Written.circle("quad", XANDRIA));
    Written real = Written.of("circle", "other").with("slug", "quad");
    real = real.with("name", "quad").with("kind", "group").with("steward_ref", DEPOSITARY);

    assertThat(desk.refusal(DEPOSITARY, real)).isEmpty();
    assertThat(desk.refusal(DEPOSITARY, Written.circle("again", DEPOSITARY).with("slug", "quad")))
        .contains("already");
    assertThat(desk.register.circleBySlug("quad", false).orElseThrow().id()).isEqualTo(real.id());
    assertThat(desk.register.circleBySlug("quad", true).orElseThrow().steward()).isEqualTo(XANDRIA);
  }

  @Test
  void aPartysNameIsItsOwnUntilItGivesItUp() throws Exception {
    desk.refusesNothing(DEPOSITARY, named("One", "one"));
    assertThat(desk.refusal(DEPOSITARY, named("Two", "one"))).contains("already");
    desk.refusesNothing(DEPOSITARY, named("One", "uno"));
    assertThat(desk.refusal(DEPOSITARY, named("Two", "one"))).isEmpty();
    assertThat(desk.send(DEPOSITARY, named("Three", "three"), named("Four", "three"))).hasSize(1);
  }

  @Test
  void aCountryHasOneState() throws Exception {
    assertThat(desk.refusal(DEPOSITARY, Written.party("Gaul", "state", Optional.of("FR"))))
        .contains("already", FRANCE);
    assertThat(
            desk.refusal(DEPOSITARY, Written.party("Port", "public-authority", Optional.of("FR"))))
        .isEmpty();
    assertThat(
            desk.send(
                DEPOSITARY,
                Written.party("Brazil", "state", Optional.of("BR")),
                Written.party("Brasil", "state", Optional.of("BR"))))
        .hasSize(1);
    assertThat(desk.register.party(ACME).orElseThrow().stateOf()).isEmpty();
  }
}
