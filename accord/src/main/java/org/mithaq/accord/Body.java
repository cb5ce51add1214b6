package org.mithaq.accord;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a body's objects can refer to: what is known, and the other objects of the body. */
final class Body implements Known {

  private final Known register;
  private final Map<String, Piece> byId = new HashMap<>();
  private final Map<String, Accord> accords = new HashMap<>();
  private final Map<String, Circle> circles = new HashMap<>();
  private final Map<String, Piece> signatures = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> positions = new HashSet<>();
  private final Set<String> memberships = new HashSet<>();

  Body(Known register, List<Piece> pieces) {
    this.register = register;
    for (Piece piece : pieces) {
      byId.put(piece.object().id(), piece);
      switch (piece.object()) {
        case Accord accord -> accords.putIfAbsent(accord.slug(), accord);
        case Circle circle -> circles.putIfAbsent(circle.slug(), circle);
        case Signature signature -> signatures.put(signature.object(), piece);
        case Position position -> {
          positions.add(key(position.accord(), position.party(), position.id()));
          counts.merge(position.accord() + ' ' + position.party(), 1, Integer::sum);
        }
        case Membership membership -> {
          memberships.add(key(membership.circle(), membership.party(), membership.id()));
          counts.merge(membership.circle() + ' ' + membership.party(), 1, Integer::sum);
        }
        default -> {}
      }
    }
  }

  private static String key(String of, String party, String id) {
    return of + ' ' + party + ' ' + id;
  }

  /** Another object of the body. */
  Optional<Piece> piece(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The signature in the body over an object of the body. */
  Optional<Signature> signatureOf(String object) {
    return Optional.ofNullable(signatures.get(object)).map(piece -> (Signature) piece.object());
  }

  private <T extends RegisterObject> Optional<T> here(String id, Class<T> type) {
    return piece(id).map(Piece::object).filter(type::isInstance).map(type::cast);
  }

  @Override
  public Optional<Accord> accord(String id) {
    return register.accord(id).or(() -> here(id, Accord.class));
  }

  @Override
  public Optional<Accord> accordBySlug(String slug) {
    return register.accordBySlug(slug).or(() -> Optional.ofNullable(accords.get(slug)));
  }

  @Override
  public Optional<PartyIdentity> party(String id) {
    return register.party(id).or(() -> here(id, PartyIdentity.class));
  }

  @Override
  public Optional<Circle> circle(String id) {
    return register.circle(id).or(() -> here(id, Circle.class));
  }

  @Override
  public Optional<Circle> circleBySlug(String slug) {
    return register.circleBySlug(slug).or(() -> Optional.ofNullable(circles.get(slug)));
  }

  @Override
  public Optional<Undertaking> undertaking(String id) {
    return register.undertaking(id).or(() -> here(id, Undertaking.class));
  }

  @Override
  public boolean hasPosition(String accord, String party, String id) {
    return register.hasPosition(accord, party, id) || positions.contains(key(accord, party, id));
  }

  @Override
  public int countPositions(String accord, String party, String by) {
    return register.countPositions(accord, party, by)
        + counts.getOrDefault(accord + ' ' + party, 0);
  }

  @Override
  public int countMemberships(String circle, String party, String by) {
    return register.countMemberships(circle, party, by)
        + counts.getOrDefault(circle + ' ' + party, 0);
  }

  @Override
  public boolean hasMembership(String circle, String party, String id) {
    return register.hasMembership(circle, party, id)
        || memberships.contains(key(circle, party, id));
  }
}
