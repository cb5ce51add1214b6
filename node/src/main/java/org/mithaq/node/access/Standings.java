package org.mithaq.node.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How parties stand by the acts of the register, at this moment. */
public interface Standings {

  /** Without a register. */
  Standings NONE =
      new Standings() {
        @Override
        public long version() {
          return 0;
        }

        @Override
        public Standing of(String party) {
          return Standing.UNKNOWN;
        }

        @Override
        public Optional<Party> party(String id) {
          return Optional.empty();
        }

        @Override
        public Set<String> openTokens() {
          return Set.of();
        }
      };

  /** Another number after anything that could change an answer; costs nothing to ask for. */
  long version();

  /** How a party stands, by its id. */
  Standing of(String party);

  /** What everyone holds beside {@link Audience#EVERYONE}: of open cases and statements. */
  Set<String> openTokens();

  /** A party as the register has it, whether or not it acts on this node. */
  Optional<Party> party(String id);

  /**
   * How one party stands.
   *
   * @param supports the node's accord; empty where the register does not say
   * @param circles by slug, those that the register has: whether the party is a member
   * @param cases ids of the cases that it is a side of, and knows of
   */
  record Standing(Optional<Boolean> supports, Map<String, Boolean> circles, Set<String> cases) {

    public static final Standing UNKNOWN = new Standing(Optional.empty(), Map.of(), Set.of());

    public Standing {
      cases = Set.copyOf(cases);
      circles = Map.copyOf(circles);
    }
  }
}
