package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.TreatyAction;

/** Under a treaty another than a state's head or minister acts, with full powers (VCLT art. 7). */
class JoiningTreatyTest extends JoiningNode {

  private static final List<Position.Attachment> POWERS =
      List.of(new Position.Attachment("full powers", Optional.empty(), SHA));
  private static final String BY_POWERS =
      """
      {"kind":"full-powers","officer":"A. N. Other","office":"ambassador",
       "attachments":[{"name":"full powers","sha256":"%s"}]}
      """
          .formatted(SHA);

  @Override
  AccordNature nature() {
    return AccordNature.TREATY;
  }

  private Applicant state() {
    return new Applicant("Xyland", PartyCategory.STATE, Optional.of("XY"), accord);
  }

  @Test
  void anAmbassadorSignsWithFullPowers() {
    Applicant state = state();
    Open open = apply(state, BY_POWERS);
    Optional<TreatyAction> signs = Optional.of(TreatyAction.SIGNATURE);
    String signed = state.signed(state.signature(POWERS, signs));
    refused(position(open, signed), 409, "The mandate is pending");
    assertThat(decide(open, "depositary", "accept").statusCode()).isEqualTo(200);

    refused(
        position(open, state.signed(state.signature(POWERS, Optional.empty()))),
        422,
        "say by which action");
    refused(
        position(open, state.signed(state.signature(List.of(), signs))),
        422,
        "attachments are not those");
    refused(
        position(
            open,
            state.signed(
                state.signature(
                    List.of(
                        new Position.Attachment("full powers", Optional.empty(), "cd".repeat(32))),
                    signs))),
        422,
        "attachments are not those");
    refused(
        position(
            open,
            state.signed(
                state.position(
                    Applicant.by(MandateKind.OFFICE),
                    Applicant.DAY,
                    Optional.of("ambassador"),
                    POWERS))),
        422,
        "not the one that was checked");
    assertThat(position(open, signed).statusCode()).isEqualTo(200);
    assertThat(positions(state.id()))
        .singleElement()
        .satisfies(item -> assertThat(item.text("basis")).hasValue("signed-act"));
  }

  @Test
  void fullPowersAreAttachedAndForStates() {
    refused(
        post("", "", state().application("{\"kind\":\"full-powers\",\"officer\":\"x\"}")),
        422,
        "full powers are for a treaty, and are attached");
    refused(post("", "", company().application(BY_POWERS)), 422, "who is no state acts by");
    refused(
        post("", "", state().application(BY_POWERS.replace(SHA, SHA.substring(1)))),
        422,
        "name and sha256");
  }
}
