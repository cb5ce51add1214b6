package org.mithaq.node;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Belonging;
import org.mithaq.accord.MattersSeen;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.JoinedAccount;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Standings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.index.RegisterIndex;

/**
 * What the register says of who may read what.
 *
 * @param depositary id of the party whose accords and circles count; without one none does
 * @param accord slug of the node's accord
 * @param exercises whether what was invented for training opens doors too
 */
record RegisterStandings(
    RegisterIndex register,
    Audiences audiences,
    Optional<String> depositary,
    String accord,
    boolean exercises)
    implements Standings {

  @Override
  public long version() {
    return register.version();
  }

  @Override
  public Set<String> openTokens() {
    Visibility everyone = audiences.visibleTo(Set.of(Audience.EVERYONE));
    return register.ask(known -> {
      Set<String> tokens = new HashSet<>();
      MattersSeen all = known.matters();
      all.opened().forEach(digest -> tokens.add(Audience.ofStatement(digest)));
      known
          .matters(everyone::mayRead)
          .casesOpened(all)
          .forEach(id -> tokens.add(Audience.ofOpenCase(id)));
      return tokens;
    });
  }

  @Override
  public Optional<Party> party(String id) {
    return register
        .ask(known -> known.filedParty(id))
        .map(filed -> {
          PartyIdentity party = filed.object();
          return JoinedAccount.party(
              id, party.name(), party.category(), party.country(), filed.entry().exercise());
        });
  }

  @Override
  public Standing of(String party) {
    return register.ask(known -> {
      Set<String> cases = Set.copyOf(known.matters().casesOf(party));
      if (depositary.isEmpty()) {
        return new Standing(Optional.empty(), Map.of(), cases);
      }
      Belonging belonging = new Belonging(known, depositary.get(), exercises);
      return new Standing(belonging.supports(accord, party), belonging.circles(party), cases);
    });
  }
}
