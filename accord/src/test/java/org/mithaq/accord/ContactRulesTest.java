package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ContactRulesTest {

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2026-03-01");
  }

  private Written contact(String name) {
    return Written.of("contact", name)
        .at(desk.now())
        .with("party_ref", FRANCE)
        .with("kind", "technical")
        .with("languages", List.of("fr"))
        .with("time_zone", "Europe/Paris");
  }

  private Written details() {
    return Written.of("contact-details", "details")
        .at(desk.now())
        .with("contact_ref", contact("one").id())
        .with("role", "Duty officer")
        .with("channels", List.of(Map.of("medium", "phone", "address", "+33")));
  }

  private Written check() {
    return Written.of("contact-check", "check")
        .at(desk.now())
        .with("contact_ref", contact("one").id())
        .with("result", "reached");
  }

  @Test
  void aPartyKeepsItsOwnContacts() throws Exception {
    assertThat(desk.refusal(KENYA, contact("one"))).contains("its own contacts");
    assertThat(desk.refusal(FRANCE, contact("one").with("time_zone", "Paris"))).contains("zone");
    assertThat(desk.refusal(FRANCE, contact("one").with("languages", List.of())))
        .contains("languages");
    assertThat(desk.send(FRANCE, details(), contact("one"))).isEmpty();
    assertThat(desk.matters().contacts().getFirst().details()).isPresent();
    assertThat(desk.refusal(KENYA, details().with("id", Written.id("contact-details", "other"))))
        .contains("its own contacts");
  }

  @Test
  void aLaterContactTakesThePlaceOfAnEarlierOne() throws Exception {
    desk.refusesNothing(FRANCE, contact("one"));
    desk.refusesNothing(FRANCE, contact("two").with("time_zone", "Indian/Reunion"));
    assertThat(desk.matters().contacts()).hasSize(1);
    assertThat(desk.matters().contacts().getFirst().contact().object().id())
        .isEqualTo(contact("two").id());
    assertThat(desk.matters().canBeReached(FRANCE)).isTrue();

    desk.refusesNothing(FRANCE, contact("three").with("ended", true));

    assertThat(desk.matters().contacts()).isEmpty();
    assertThat(desk.matters().canBeReached(FRANCE)).isFalse();
  }

  @Test
  void othersFindOutWhetherItAnswers() throws Exception {
    desk.refusesNothing(FRANCE, contact("one"));
    assertThat(desk.refusal(FRANCE, check())).contains("others find out");
    assertThat(desk.refusal(ACME, check())).contains("stewards");
    assertThat(desk.refusal(KENYA, check())).isEmpty();
    assertThat(desk.refusal(DEPOSITARY, check().with("id", Written.id("contact-check", "again"))))
        .isEmpty();
  }
}
