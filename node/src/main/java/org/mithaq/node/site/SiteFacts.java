package org.mithaq.node.site;

import java.util.List;
import org.mithaq.node.access.Party;

/**
 * What the pages say of this node, from its configuration.
 *
 * @param node its name
 * @param accord title of the accord that it runs under
 * @param origin name of its log
 */
public record SiteFacts(String node, String accord, String origin, List<Party> parties) {

  public SiteFacts {
    parties = List.copyOf(parties);
  }

  /** Whether all that happens here is invented for training: its parties are, every one. */
  boolean exercise() {
    return !parties.isEmpty() && parties.stream().allMatch(Party::exercise);
  }
}
