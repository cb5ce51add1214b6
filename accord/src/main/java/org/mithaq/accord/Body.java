package org.mithaq.accord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a body's objects can refer to: what is known, and the other objects of the body as long as
 * they are not refused.
 */
final class Body implements Known {

  private final Known register;
  private final Submitter submitter;
  private final Map<String, Piece> byId = new HashMap<>();
  private final Map<String, Accord> accords = new HashMap<>();
  private final Map<String, PartyIdentity> parties = new HashMap<>();
  private final Map<String, PartyIdentity> states = new HashMap<>();
  private final Map<String, Circle> circles = new HashMap<>();
  private final Map<String, List<Signature>> signatures = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> positions = new HashSet<>();
  private final Set<String> memberships = new HashSet<>();
  private final Map<String, List<Piece>> naming = new HashMap<>();
  private final Map<String, String> corrections = new HashMap<>();
  private final Set<String> rounds;

  /** By request, case or statement how much the body brought of it, refused or not. */
  private final Map<String, Integer> threads = new HashMap<>();

  /**
   * A body.
   *
   * @param submitter who sends it
   */
  Body(Known register, Submitter submitter, List<Piece> pieces) {
    this.register = register;
    this.submitter = submitter;
    for (Piece piece : pieces) {
      byId.put(piece.object().id(), piece);
      add(piece.object());
      for (String named : named(piece.object())) {
        naming.computeIfAbsent(named, _ -> new ArrayList<>(1)).add(piece);
      }
    }
    for (Piece piece : pieces) {
      if (piece.object() instanceof Signature signature && byId.containsKey(signature.object())) {
        naming
            .computeIfAbsent(signature.id(), _ -> new ArrayList<>(1))
            .add(byId.get(signature.object()));
      }
    }
    this.rounds = rounds();
  }

  private void add(RegisterObject object) {
    switch (object) {
      case Accord accord -> accords.putIfAbsent(accord.slug(), accord);
      case PartyIdentity party -> {
        party.slug().ifPresent(slug -> parties.putIfAbsent(slug, party));
        party.stateOf().ifPresent(country -> states.putIfAbsent(country, party));
      }
      case Circle circle -> circles.putIfAbsent(circle.slug(), circle);
      case Signature signature ->
          signatures.computeIfAbsent(signature.object(), _ -> new ArrayList<>(1)).add(signature);
      case Position position -> {
        positions.add(key(position.accord(), position.party(), position.id()));
        counts.merge(position.accord() + ' ' + position.party(), 1, Integer::sum);
        corrects(position.id(), position.claim());
      }
      case Membership membership -> {
        memberships.add(key(membership.circle(), membership.party(), membership.id()));
        counts.merge(membership.circle() + ' ' + membership.party(), 1, Integer::sum);
        corrects(membership.id(), membership.claim());
      }
      case Undertaking undertaking -> corrects(undertaking.id(), undertaking.claim());
      case Progress progress -> {
        counts.merge(progress.undertaking(), 1, Integer::sum);
        corrects(progress.id(), progress.claim());
      }
      case Matter matter -> threads.merge(thread(matter), 1, Integer::sum);
      default -> {}
    }
  }

  private void corrects(String id, Claim claim) {
    claim.corrects().ifPresent(corrected -> corrections.put(id, corrected));
  }

  /** The ids without which an object is refused. */
  private static List<String> named(RegisterObject object) {
    List<String> named = new ArrayList<>();
    switch (object) {
      case Circle circle -> named.add(circle.steward());
      case Position position -> {
        named.addAll(List.of(position.accord(), position.party()));
        position.claim().corrects().ifPresent(named::add);
        position.objections().forEach(objection -> named.add(objection.position()));
      }
      case Membership membership -> {
        named.addAll(List.of(membership.circle(), membership.party()));
        membership.claim().corrects().ifPresent(named::add);
      }
      case Undertaking undertaking -> {
        named.addAll(undertaking.by());
        undertaking.circle().ifPresent(named::add);
        undertaking.claim().corrects().ifPresent(named::add);
      }
      case Progress progress -> {
        named.add(progress.undertaking());
        progress.claim().corrects().ifPresent(named::add);
        progress.repliesTo().ifPresent(named::add);
      }
      case Signature signature -> named.addAll(List.of(signature.object(), signature.party()));
      case Matter matter -> named.addAll(matter.needs());
      default -> {}
    }
    return named;
  }

  /** The ids of those that correct one another in a round, of which none would stay. */
  private Set<String> rounds() {
    Set<String> found = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (String start : corrections.keySet()) {
      LinkedHashSet<String> path = new LinkedHashSet<>();
      String at = start;
      while (corrections.containsKey(at) && !done.contains(at) && path.add(at)) {
        at = corrections.getOrDefault(at, "");
      }
      if (path.contains(at)) {
        String first = at;
        path.stream().dropWhile(each -> !each.equals(first)).forEach(found::add);
      }
      done.addAll(path);
    }
    return found;
  }

  private static String key(String of, String party, String id) {
    return of + ' ' + party + ' ' + id;
  }

  /** Forgets a refused object; a signature still tells against what it was over. */
  void remove(RegisterObject object) {
    byId.remove(object.id());
    switch (object) {
      case Accord accord -> accords.remove(accord.slug(), accord);
      case PartyIdentity party -> {
        party.slug().ifPresent(slug -> parties.remove(slug, party));
        party.stateOf().ifPresent(country -> states.remove(country, party));
      }
      case Circle circle -> circles.remove(circle.slug(), circle);
      case Position position -> {
        positions.remove(key(position.accord(), position.party(), position.id()));
        counts.merge(position.accord() + ' ' + position.party(), -1, Integer::sum);
      }
      case Membership membership -> {
        memberships.remove(key(membership.circle(), membership.party(), membership.id()));
        counts.merge(membership.circle() + ' ' + membership.party(), -1, Integer::sum);
      }
      case Progress progress -> counts.merge(progress.undertaking(), -1, Integer::sum);
      default -> {}
    }
  }

  /** Those that may have to be refused if an object is. */
  List<Piece> naming(String id) {
    return naming.getOrDefault(id, List.of());
  }

  /** Whether an object corrects itself, by way of others or at once. */
  boolean correctsItself(String id) {
    return rounds.contains(id);
  }

  /** Another object of the body. */
  Optional<Piece> piece(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The signatures in the body over an object of the body. */
  List<Signature> signaturesOf(String object) {
    return signatures.getOrDefault(object, List.of());
  }

  private <T extends RegisterObject> Optional<T> here(String id, Class<T> type) {
    return piece(id).map(Piece::object).filter(type::isInstance).map(type::cast);
  }

  @Override
  public Optional<Accord> accord(String id) {
    return register.accord(id).or(() -> here(id, Accord.class));
  }

  @Override
  public Optional<Accord> accordBySlug(String slug, boolean exercise) {
    return register
        .accordBySlug(slug, exercise)
        .or(() -> ours(exercise).flatMap(_ -> Optional.ofNullable(accords.get(slug))));
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
  public Optional<Circle> circleBySlug(String slug, boolean exercise) {
    return register
        .circleBySlug(slug, exercise)
        .or(() -> ours(exercise).flatMap(_ -> Optional.ofNullable(circles.get(slug))));
  }

  @Override
  public Optional<PartyIdentity> partyBySlug(String slug, boolean exercise) {
    return register
        .partyBySlug(slug, exercise)
        .or(() -> ours(exercise).flatMap(_ -> Optional.ofNullable(parties.get(slug))));
  }

  @Override
  public Optional<PartyIdentity> state(String country) {
    return register.state(country).or(() -> Optional.ofNullable(states.get(country)));
  }

  /** The body itself, for whoever asks for what is as real or invented as its submitter. */
  private Optional<Body> ours(boolean exercise) {
    return submitter.exercise() == exercise ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Optional<Position> reserving(String position) {
    return register
        .reserving(position)
        .or(() -> here(position, Position.class).filter(each -> !each.reservations().isEmpty()));
  }

  @Override
  public Optional<Undertaking> undertaking(String id) {
    return register.undertaking(id).or(() -> here(id, Undertaking.class));
  }

  @Override
  public Optional<String> progressBy(String undertaking, String id) {
    return register
        .progressBy(undertaking, id)
        .or(() ->
            here(id, Progress.class)
                .filter(progress -> progress.undertaking().equals(undertaking))
                .map(_ -> submitter.id()));
  }

  @Override
  public int countProgress(String undertaking, String by) {
    return register.countProgress(undertaking, by) + counts.getOrDefault(undertaking, 0);
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

  @Override
  public Optional<Contact> contact(String id) {
    return register.contact(id).or(() -> here(id, Contact.class));
  }

  @Override
  public boolean hasIncident(String id) {
    return register.hasIncident(id) || here(id, IncidentReport.class).isPresent();
  }

  @Override
  public List<String> members(Circle circle) {
    return register.members(circle);
  }

  @Override
  public boolean isSteward(String party) {
    return register.isSteward(party);
  }

  @Override
  public MattersSeen matters() {
    return register.matters();
  }

  /** Whether the body brought nothing else of the same request, case or statement. */
  boolean isAlone(Matter matter) {
    return threads.getOrDefault(thread(matter), 0) == 1;
  }

  private static String thread(Matter matter) {
    return switch (matter) {
      case AssistanceReply reply -> reply.terms().request();
      case CaseEntry entry -> entry.terms().accountabilityCase();
      case Cosignature word -> word.terms().statement();
      default -> matter.id();
    };
  }
}
