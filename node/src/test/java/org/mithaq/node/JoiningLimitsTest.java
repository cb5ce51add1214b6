package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.PartyCategory;

/** How many applications there may be. */
class JoiningLimitsTest extends JoiningNode {

  @Test
  void oneSenderHasFiveAndWhoLostTheSecretAppliesAgain() throws IOException {
    Applicant first = company();
    Open lost = apply(first, BY_WORD);
    Open again = apply(first, BY_WORD);
    assertThat(get("/register/applications/" + lost.id(), lost.bearer()).statusCode())
        .isEqualTo(404);
    assertThat(get("/register/applications/" + again.id(), again.bearer()).statusCode())
        .isEqualTo(200);
    // The same id under another key is somebody else.
    refused(post("", "", company().application(BY_WORD)), 409, "Another application");
    for (int i = 0; i < 4; i++) {
      apply(
          new Applicant("Company " + i, PartyCategory.COMPANY, Optional.empty(), accord), BY_WORD);
    }
    refused(
        post(
            "",
            "",
            new Applicant("More", PartyCategory.COMPANY, Optional.empty(), accord)
                .application(BY_WORD)),
        429,
        "5 applications from your address");
    assertThat(files()).isEqualTo(5);
  }
}
