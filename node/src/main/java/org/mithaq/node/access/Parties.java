package org.mithaq.node.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parties that this node knows, and the tokens that each holds: those of the configuration, and
 * those that joined since. Safe for use by several threads.
 */
public final class Parties {

  private final Map<String, Party> byId;
  private final Map<String, Party> bySlug;
  private final List<Circle> circles;
  private final Map<String, Party> joined = new ConcurrentHashMap<>();

  public Parties(List<Party> parties, List<Circle> circles) {
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
  }

  public Optional<Party> byId(String id) {
    return Optional.ofNullable(byId.get(id)).or(() -> Optional.ofNullable(joined.get(id)));
  }

  /** Takes up a party that joined; one of the configuration stays as it is there. */
  public void join(Party party) {
    joined.put(party.id(), party);
  }

  /** A party of the configuration. */
  public Optional<Party> bySlug(String slug) {
    return Optional.ofNullable(bySlug.get(slug));
  }

  /**
   * What a delegate of the party holds; {@code public} is everyone's. Circles are the
   * configuration's, and so are their members.
   */
  public Set<String> tokensOf(Party party) {
    Set<String> tokens = new HashSet<>();
    tokens.add(Audience.EVERYONE);
    tokens.add(party.token());
    if (party.supporter()) {
      tokens.add(Audience.SUPPORTERS);
    }
    for (Circle circle : circles) {
      if (byId.containsKey(party.id()) && circle.members().contains(party.slug())) {
        tokens.add(circle.token());
      }
    }
    return tokens;
  }
}
