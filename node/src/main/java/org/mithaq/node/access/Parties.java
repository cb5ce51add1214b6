package org.mithaq.node.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The parties that this node knows, those of the configuration and those that joined since, and the
 * tokens that each holds at this moment. What the register says goes before the configuration: it
 * alone tells the members of a circle that it has, and whether a party supports the accord once it
 * says anything of it. Safe for use by several threads.
 */
public final class Parties {

  private final Map<String, Party> byId;
  private final Map<String, Party> bySlug;
  private final List<Circle> circles;
  private final Standings standings;
  private final Map<String, Party> joined = new ConcurrentHashMap<>();

  /** By id, for as long as the register stays as it is. */
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  /** Everyone's, likewise. */
  private volatile Held everyone = new Held(-1, Set.of());

  private record Held(long version, Set<String> tokens) {}

  public Parties(List<Party> parties, List<Circle> circles, Standings standings) {
    Map<String, Party> ids = new HashMap<>();
    Map<String, Party> slugs = new HashMap<>();
    for (Party party : parties) {
      if (ids.put(party.id(), party) != null || slugs.put(party.slug(), party) != null) {
        throw new IllegalArgumentException("two parties share an id or a slug: " + party.slug());
      }
    }
    this.byId = Map.copyOf(ids);
    this.bySlug = Map.copyOf(slugs);
    this.circles = List.copyOf(circles);
    this.standings = standings;
  }

  public Optional<Party> byId(String id) {
    return Optional.ofNullable(byId.get(id)).or(() -> Optional.ofNullable(joined.get(id)));
  }

  /** A party that this node knows, or else one that the register alone has. */
  public Optional<Party> registered(String id) {
    return byId(id).or(() -> standings.party(id));
  }

  /** What everyone holds, with an account or without. */
  public Set<String> tokensOfEveryone() {
    long version = standings.version();
    Held known = everyone;
    if (known.version() != version) {
      Set<String> tokens = new HashSet<>();
      tokens.add(Audience.EVERYONE);
      tokens.addAll(standings.openTokens());
      known = new Held(version, Set.copyOf(tokens));
      everyone = known;
    }
    return known.tokens();
  }

  /** What whoever answers for a party in a case holds there, once the party is a side of it. */
  public Set<String> tokensInCase(String party, String accountabilityCase) {
    Set<String> tokens = new HashSet<>(tokensOfEveryone());
    if (standings.of(party).cases().contains(accountabilityCase)) {
      tokens.add(Audience.ofCase(accountabilityCase));
    }
    return tokens;
  }

  /** In no order. */
  public List<Party> all() {
    return Stream.concat(
            byId.values().stream(),
            joined.values().stream().filter(party -> !byId.containsKey(party.id())))
        .toList();
  }

  /** Takes up a party that joined; one of the configuration stays as it is there. */
  public void join(Party party) {
    joined.put(party.id(), party);
  }

  /** A party of the configuration. */
  public Optional<Party> bySlug(String slug) {
    return Optional.ofNullable(bySlug.get(slug));
  }

  /** What a delegate of the party holds now; {@code public} is everyone's. */
  public Set<String> tokensOf(Party party) {
    // Read before the answer: one that is older than its number is never kept.
    long version = standings.version();
    Held known = held.get(party.id());
    if (known == null || known.version() != version) {
      known = new Held(version, Set.copyOf(tokens(party)));
      held.put(party.id(), known);
    }
    return known.tokens();
  }

  private Set<String> tokens(Party party) {
    Standings.Standing standing = standings.of(party.id());
    Set<String> tokens = new HashSet<>(tokensOfEveryone());
    tokens.add(party.token());
    if (standing.supports().orElse(party.supporter())) {
      tokens.add(Audience.SUPPORTERS);
    }
    for (Circle circle : circles) {
      if (!standing.circles().containsKey(circle.slug())
          && byId.containsKey(party.id())
          && circle.members().contains(party.slug())) {
        tokens.add(circle.token());
      }
    }
    standing
        .circles()
        .forEach((slug, member) -> {
          if (member) {
            tokens.add(Circle.token(slug));
          }
        });
    standing.cases().forEach(id -> tokens.add(Audience.ofCase(id)));
    return tokens;
  }
}
