package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.joining.Applications;

/** As many applications are taken in all as by default, whoever sends them. */
class JoiningManyTest extends JoiningNode {

  @Override
  Applications.Limits limits() {
    int most = Applications.Limits.DEFAULT.inAll();
    return new Applications.Limits(most, most + 1);
  }

  @Test
  void aThousandAreUnderWayAndThenNoMore() throws IOException {
    for (int i = 0; i < 1000; i++) {
      apply(applicant(i), BY_WORD);
    }
    refused(post("", "", applicant(1000).application(BY_WORD)), 503, "come back in a few days");
    assertThat(files()).isEqualTo(1000);
    restart();
    refused(post("", "", applicant(1000).application(BY_WORD)), 503, "as many applications");
    now = now.plus(Duration.ofDays(31));
    apply(applicant(1000), BY_WORD);
  }

  private Applicant applicant(int i) {
    return new Applicant("C" + i, PartyCategory.COMPANY, Optional.empty(), accord);
  }
}
