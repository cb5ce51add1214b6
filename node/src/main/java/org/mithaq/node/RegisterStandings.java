package org.mithaq.node;

import java.util.Optional;
import org.mithaq.accord.Belonging;
import org.mithaq.node.access.Standings;
import org.mithaq.node.index.RegisterIndex;

/**
 * What the register says of who may read what.
 *
 * @param depositary id of the party whose accords and circles count; without one none does
 * @param accord slug of the node's accord
 * @param exercises whether what was invented for training opens doors too
 */
record RegisterStandings(
    RegisterIndex register, Optional<String> depositary, String accord, boolean exercises)
    implements Standings {

  @Override
  public long version() {
    return register.version();
  }

  @Override
  public Standing of(String party) {
    return depositary
        .map(keeper ->
            register.ask(known -> {
              Belonging belonging = new Belonging(known, keeper, exercises);
              return new Standing(belonging.supports(accord, party), belonging.circles(party));
            }))
        .orElse(Standing.UNKNOWN);
  }
}
