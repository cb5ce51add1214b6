package org.mithaq.accord;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A register as one submitter can read it: what it cannot is as if it were not there (DESIGN §4).
 * Accords and parties are public. That a short name is taken shows to those who may open circles.
 */
final class KnownToSubmitter implements Known {

  private final Register register;
  private final IntPredicate readable;

  KnownToSubmitter(Register register, IntPredicate readable) {
    this.register = register;
    this.readable = readable;
  }

  @Override
  public Optional<Accord> accord(String id) {
    return register.accord(id);
  }

  @Override
  public Optional<Accord> accordBySlug(String slug, boolean exercise) {
    return register.accordBySlug(slug, exercise);
  }

  @Override
  public Optional<PartyIdentity> party(String id) {
    return register.party(id);
  }

  @Override
  public Optional<Circle> circle(String id) {
    return register.filedCircle(id).filter(this::sees).map(Filed::object);
  }

  @Override
  public Optional<Circle> circleBySlug(String slug, boolean exercise) {
    return register.circleBySlug(slug, exercise);
  }

  @Override
  public Optional<PartyIdentity> partyBySlug(String slug, boolean exercise) {
    return register.partyBySlug(slug, exercise);
  }

  @Override
  public Optional<PartyIdentity> state(String country) {
    return register.state(country);
  }

  @Override
  public Optional<Position> reserving(String position) {
    return register.filedReserving(position).filter(this::sees).map(Filed::object);
  }

  @Override
  public Optional<Undertaking> undertaking(String id) {
    return register.filedUndertaking(id).stream().filter(this::sees).findFirst().map(Filed::object);
  }

  @Override
  public Optional<String> progressBy(String undertaking, String id) {
    return register.filedProgress(undertaking, id).stream()
        .filter(this::sees)
        .findFirst()
        .map(filed -> filed.entry().party());
  }

  @Override
  public int countProgress(String undertaking, String by) {
    return register.countProgress(undertaking, by);
  }

  private boolean sees(Filed<?> filed) {
    return readable.test(filed.entry().audience());
  }

  @Override
  public boolean hasPosition(String accord, String party, String id) {
    return register
        .statements()
        .positions(accord)
        .has(register.number(party), Fact.uuid(id), readable);
  }

  @Override
  public boolean hasMembership(String circle, String party, String id) {
    return register
        .statements()
        .members(circle)
        .has(register.number(party), Fact.uuid(id), readable);
  }

  @Override
  public int countPositions(String accord, String party, String by) {
    return register.countPositions(accord, party, by);
  }

  @Override
  public int countMemberships(String circle, String party, String by) {
    return register.countMemberships(circle, party, by);
  }

  @Override
  public Optional<Contact> contact(String id) {
    return matters().contact(id).map(seen -> seen.contact().object());
  }

  @Override
  public boolean hasIncident(String id) {
    return matters().incident(id).isPresent();
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
    return register.matters(new Moment.Eye(Long.MAX_VALUE, readable, Moment.Scope.ALL));
  }
}
