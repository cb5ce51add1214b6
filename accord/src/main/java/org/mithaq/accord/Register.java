package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The register of a node's accords, made from its acts in their order and from nothing else;
 * nothing leaves it. Takes what {@link Rules} let through; for any other act it makes sure only
 * that one does not settle what its party is not entitled to settle. Not safe for use by several
 * threads.
 */
public final class Register implements Known {

  /** A correction can be objected to for so many days (as in VCLT article 79 for treaties). */
  public static final int DAYS_TO_OBJECT = 90;

  private static final long MICROS_TO_OBJECT = DAYS_TO_OBJECT * 86_400_000_000L;

  private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 30);

  private final Map<String, Filed<Accord>> accords = new LinkedHashMap<>();
  private final Map<String, Line> parties = new LinkedHashMap<>();
  private final Map<String, String> states = new HashMap<>();
  private final Slugs accordSlugs = new Slugs();
  private final Slugs circleSlugs = new Slugs();
  private final Slugs partySlugs = new Slugs();
  private final Map<String, Filed<Position>> reserving = new HashMap<>();
  private final Numbers numbers = new Numbers();
  private final Roll roll = new Roll();
  private final Map<String, Filed<Circle>> circles = new LinkedHashMap<>();
  private final Statements statements;
  private final Matters matters;

  /** Under one id one for each circle of readers, who need not know of each other's. */
  private final Map<String, List<Course>> undertakings = new HashMap<>();

  private final List<Course> courses = new ArrayList<>();

  private final Map<String, List<Filed<Undertaking>>> corrections = new HashMap<>();
  private final Map<String, List<Filed<Remark>>> remarks = new HashMap<>();
  private final List<Filed<Remark>> allRemarks = new ArrayList<>();
  private final Map<String, List<Filed<Remark>>> remarked = new HashMap<>();
  private final Map<String, List<Filed<Signature>>> signatures = new HashMap<>();
  private final Map<String, List<Filed<Translation>>> translations = new HashMap<>();
  private final Map<String, List<Filed<Objection>>> objections = new HashMap<>();

  /** What was said of an accord, a circle or an undertaking that came after it in its body. */
  private final Map<String, List<Filed<?>>> early = new HashMap<>();

  private long version;

  public Register() {
    this(AudienceOrder.SAME);
  }

  /**
   * Empty.
   *
   * @param order of the audiences of the acts that will be entered
   */
  public Register(AudienceOrder order) {
    this(Statements.SLACK, order);
  }

  /**
   * Empty.
   *
   * @param slack how many statements at least are new before they are grouped by party
   */
  Register(int slack) {
    this(slack, AudienceOrder.SAME);
  }

  private Register(int slack, AudienceOrder order) {
    this.statements = new Statements(numbers, slack);
    this.matters = new Matters(order);
  }

  /** Enters one object. Acts come in the order of their numbers. */
  public void apply(Entry entry, RegisterObject object) {
    version++;
    Optional<String> needed = needed(object);
    if (needed.isPresent()) {
      early.computeIfAbsent(needed.get(), _ -> new ArrayList<>(1)).add(new Filed<>(entry, object));
      return;
    }
    enter(entry, object);
    List<Filed<?>> waited = early.remove(object.id());
    if (waited != null) {
      waited.forEach(filed -> enter(filed.entry(), filed.object()));
    }
  }

  /** What tells who settles an object's matter, where it is not there yet. */
  private Optional<String> needed(RegisterObject object) {
    return switch (object) {
      case Position position when !accords.containsKey(position.accord()) ->
          Optional.of(position.accord());
      case Membership membership when !circles.containsKey(membership.circle()) ->
          Optional.of(membership.circle());
      case Progress progress when !undertakings.containsKey(progress.undertaking()) ->
          Optional.of(progress.undertaking());
      case Matter matter -> matters.needed(matter);
      default -> Optional.empty();
    };
  }

  private void enter(Entry entry, RegisterObject object) {
    switch (object) {
      case Accord accord -> {
        accords.putIfAbsent(accord.id(), new Filed<>(entry, accord));
        accordSlugs.take(accord.slug(), accord.id(), entry.exercise());
      }
      case PartyIdentity party -> enter(new Filed<>(entry, party));
      case Position position -> {
        if (!position.reservations().isEmpty()) {
          reserving.putIfAbsent(position.id(), new Filed<>(entry, position));
        }
        statements.add(entry, position, Optional.ofNullable(accords.get(position.accord())));
      }
      case Circle circle -> {
        circles.putIfAbsent(circle.id(), new Filed<>(entry, circle));
        circleSlugs.take(circle.slug(), circle.id(), entry.exercise());
      }
      case Membership membership ->
          statements.add(entry, membership, Optional.ofNullable(circles.get(membership.circle())));
      case Undertaking undertaking -> {
        Filed<Undertaking> filed = new Filed<>(entry, undertaking);
        List<Course> same = undertakings.computeIfAbsent(undertaking.id(), _ -> new ArrayList<>(1));
        if (same.stream().noneMatch(course -> course.filed().hasReadersOf(entry))) {
          Course course = same.isEmpty() ? new Course(filed) : same.getFirst().beside(filed);
          same.add(course);
          courses.add(course);
        }
        undertaking
            .claim()
            .corrects()
            .ifPresent(id -> corrections.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(filed));
      }
      case Progress progress -> {
        undertakings.getOrDefault(progress.undertaking(), List.of()).stream()
            .findFirst()
            .ifPresent(course -> course.add(new Filed<>(entry, progress)));
      }
      case Remark remark -> {
        Filed<Remark> filed = new Filed<>(entry, remark);
        List<Filed<Remark>> same = remarks.computeIfAbsent(remark.id(), _ -> new ArrayList<>(1));
        if (same.stream().noneMatch(other -> other.hasReadersOf(entry))) {
          same.add(filed);
          allRemarks.add(filed);
          remark
              .about()
              .forEach(id -> remarked.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(filed));
        }
      }
      case Signature signature -> file(signatures, signature.object(), entry, signature);
      case Translation translation -> file(translations, translation.object(), entry, translation);
      case Objection objection ->
          objection.about().forEach(about -> file(objections, about, entry, objection));
      case Matter matter -> matters.enter(entry, matter, membersNamed(matter));
    }
  }

  private void enter(Filed<PartyIdentity> filed) {
    PartyIdentity party = filed.object();
    boolean exercise = filed.entry().exercise();
    Line line = parties.get(party.id());
    if (line == null) {
      line = new Line(filed);
      parties.put(party.id(), line);
    } else {
      Filed<PartyIdentity> old = line.latest();
      old.object()
          .slug()
          .ifPresent(slug -> partySlugs.giveUp(slug, party.id(), old.entry().exercise()));
      old.object().stateOf().ifPresent(country -> states.remove(country, party.id()));
      line.add(filed);
    }
    party.slug().ifPresent(slug -> partySlugs.take(slug, party.id(), exercise));
    party.stateOf().ifPresent(country -> states.putIfAbsent(country, party.id()));
    roll.enter(numbers.of(party.id()), line);
  }

  private static <T extends RegisterObject> void file(
      Map<String, List<Filed<T>>> into, String about, Entry entry, T object) {
    into.computeIfAbsent(about, _ -> new ArrayList<>(1)).add(new Filed<>(entry, object));
  }

  /** Changes with every object; what was worked out for one is good while it stays. */
  public long version() {
    return version;
  }

  @Override
  public Optional<Accord> accord(String id) {
    return Optional.ofNullable(accords.get(id)).map(Filed::object);
  }

  @Override
  public Optional<Accord> accordBySlug(String slug, boolean exercise) {
    return accordSlugs.find(slug, exercise).flatMap(this::accord);
  }

  @Override
  public Optional<PartyIdentity> party(String id) {
    return Optional.ofNullable(parties.get(id)).map(line -> line.latest().object());
  }

  /** The latest version of a party's identity with its act. */
  public Optional<Filed<PartyIdentity>> filedParty(String id) {
    return line(id).map(Line::latest);
  }

  /** This register as one submitter can read it. */
  public Known readableBy(IntPredicate readable) {
    return new KnownToSubmitter(this, readable);
  }

  Optional<Filed<Circle>> filedCircle(String id) {
    return Optional.ofNullable(circles.get(id));
  }

  /** The acts that brought an undertaking, one for each circle of readers. */
  List<Filed<Undertaking>> filedUndertaking(String id) {
    return undertakings.getOrDefault(id, List.of()).stream().map(Course::filed).toList();
  }

  @Override
  public Optional<Circle> circle(String id) {
    return filedCircle(id).map(Filed::object);
  }

  @Override
  public Optional<Circle> circleBySlug(String slug, boolean exercise) {
    return circleSlugs.find(slug, exercise).flatMap(this::circle);
  }

  @Override
  public Optional<PartyIdentity> partyBySlug(String slug, boolean exercise) {
    return partySlugs.find(slug, exercise).flatMap(this::party);
  }

  @Override
  public Optional<PartyIdentity> state(String country) {
    return Optional.ofNullable(states.get(country)).flatMap(this::party);
  }

  @Override
  public Optional<Position> reserving(String position) {
    return filedReserving(position).map(Filed::object);
  }

  Optional<Filed<Position>> filedReserving(String position) {
    return Optional.ofNullable(reserving.get(position));
  }

  @Override
  public Optional<Undertaking> undertaking(String id) {
    return filedUndertaking(id).stream().findFirst().map(Filed::object);
  }

  @Override
  public Optional<String> progressBy(String undertaking, String id) {
    return filedProgress(undertaking, id).stream().findFirst().map(filed -> filed.entry().party());
  }

  /** The acts that brought a word on an undertaking, in their order. */
  List<Filed<Progress>> filedProgress(String undertaking, String id) {
    return course(undertaking).map(course -> course.progress(id)).orElse(List.of());
  }

  private Optional<Course> course(String undertaking) {
    return undertakings.getOrDefault(undertaking, List.of()).stream().findFirst();
  }

  @Override
  public int countProgress(String undertaking, String by) {
    return course(undertaking).map(course -> course.count(by)).orElse(0);
  }

  @Override
  public boolean hasPosition(String accord, String party, String id) {
    return statements.positions(accord).has(numbers.find(party), Fact.uuid(id), _ -> true);
  }

  @Override
  public int countPositions(String accord, String party, String by) {
    return statements.positions(accord).count(numbers.find(party), numbers.find(by));
  }

  @Override
  public int countMemberships(String circle, String party, String by) {
    return statements.members(circle).count(numbers.find(party), numbers.find(by));
  }

  @Override
  public boolean hasMembership(String circle, String party, String id) {
    return statements.members(circle).has(numbers.find(party), Fact.uuid(id), _ -> true);
  }

  /** All accords, in the order of the acts. */
  public Collection<Filed<Accord>> accords() {
    return Collections.unmodifiableCollection(accords.values());
  }

  /** All parties, in the order in which they came. */
  public Collection<Line> parties() {
    return Collections.unmodifiableCollection(parties.values());
  }

  Optional<Line> line(String party) {
    return Optional.ofNullable(parties.get(party));
  }

  public Collection<Filed<Circle>> circles() {
    return Collections.unmodifiableCollection(circles.values());
  }

  /** In the order of the acts. */
  List<Course> courses() {
    return Collections.unmodifiableList(courses);
  }

  /** In the order of the acts; see {@link Filed#seen}. */
  public List<Filed<Remark>> remarks() {
    return Collections.unmodifiableList(allRemarks);
  }

  /** The remarks about one object, in the order of the acts; see {@link Filed#seen}. */
  public List<Filed<Remark>> remarks(String about) {
    return Collections.unmodifiableList(remarked.getOrDefault(about, List.of()));
  }

  /** The undertakings that name one that they correct. */
  List<Filed<Undertaking>> corrections(String undertaking) {
    return Collections.unmodifiableList(corrections.getOrDefault(undertaking, List.of()));
  }

  public List<Filed<Signature>> signatures(String object) {
    return Collections.unmodifiableList(signatures.getOrDefault(object, List.of()));
  }

  public List<Filed<Objection>> objections(String object) {
    return Collections.unmodifiableList(objections.getOrDefault(object, List.of()));
  }

  /**
   * A property of an object in a language, by the last act seen that gives it. Only who entered the
   * object and the depositaries translate.
   *
   * @param by id of the party that entered the object
   */
  public Optional<String> translation(
      Moment moment, String object, String by, String lang, String property) {
    List<Filed<Translation>> all = translations.getOrDefault(object, List.of());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Moment.Eye eye = moment.eye();
    return all.reversed().stream()
        .filter(filed -> eye.sees(filed.entry()))
        .filter(filed -> filed.entry().party().equals(by) || isDepositary(filed.entry().party()))
        .flatMap(filed ->
            Optional.ofNullable(filed.object().texts().getOrDefault(lang, Map.of()).get(property))
                .stream())
        .findFirst();
  }

  /** The members of the circle that a request or a statement goes to. */
  private List<String> membersNamed(Matter matter) {
    Optional<String> circle =
        switch (matter) {
          case AssistanceRequest request -> request.terms().circle();
          case JointStatement statement -> statement.terms().circle();
          default -> Optional.empty();
        };
    return circle.flatMap(this::circle).map(this::members).orElse(List.of());
  }

  @Override
  public boolean hasIncident(String id) {
    return matters().incident(id).isPresent();
  }

  @Override
  public List<String> members(Circle circle) {
    Moment moment = new Moment(FOR_EVER, FOR_EVER, _ -> true, Moment.Scope.ALL);
    return new Circles(this, moment)
        .members(circle, MembershipStatus.MEMBER::equals).rows().stream()
            .map(row -> row.party().id())
            .toList();
  }

  @Override
  public boolean isSteward(String party) {
    return circles.values().stream().anyMatch(filed -> filed.object().steward().equals(party));
  }

  @Override
  public Optional<Contact> contact(String id) {
    return matters().contact(id).map(seen -> seen.contact().object());
  }

  @Override
  public MattersSeen matters() {
    return matters(new Moment.Eye(Long.MAX_VALUE, _ -> true, Moment.Scope.ALL));
  }

  MattersSeen matters(Moment.Eye eye) {
    return new MattersSeen(matters, eye);
  }

  /** Requests, cases, statements and contacts as whoever reads some audiences sees them now. */
  public MattersSeen matters(IntPredicate readable) {
    return matters(new Moment.Eye(Long.MAX_VALUE, readable, Moment.Scope.ALL));
  }

  /** Ids of the parties that a request asks, were it committed now. */
  public List<String> asked(AssistanceRequest request, String by) {
    return Matters.others(request.terms().to(), membersNamed(request), by);
  }

  /** What clocks have to do by a time, microseconds since the epoch. */
  public List<DueStep> due(long at) {
    return matters.deadlines().due(at);
  }

  /** When they have something to do next. */
  public OptionalLong nextDue() {
    return matters.deadlines().next();
  }

  /** Requests, cases, statements and contacts as of a moment: what both of its days know. */
  public MattersSeen matters(Moment moment) {
    return matters(moment.eyeOfBoth());
  }

  boolean isDepositary(String party) {
    return accords.values().stream().anyMatch(filed -> filed.object().depositary().equals(party));
  }

  Statements statements() {
    return statements;
  }

  /** The number that facts have of a party. */
  int number(String party) {
    return numbers.find(party);
  }

  String id(int number) {
    return numbers.id(number);
  }

  Roll roll() {
    return roll;
  }

  /**
   * Which corrections stand: those that the party concerned has made itself, or has not objected to
   * within the time for it, as far as the reader's moment knows.
   */
  <S extends Word> Predicate<Fact<S>> stands(String type, String party, Moment.Eye eye) {
    if (objections.isEmpty()) {
      return _ -> true;
    }
    Set<String> concerned = Set.of(party);
    return correction ->
        !isObjected(type + "--" + correction.id(), correction.entry(), concerned, eye);
  }

  /**
   * Whether anyone of those whom an act concerns, other than who committed it, has objected to what
   * it brought within the time for it.
   */
  boolean isObjected(String id, Entry act, Set<String> concerned, Moment.Eye eye) {
    return objections.getOrDefault(id, List.of()).stream()
        .anyMatch(filed ->
            concerned.contains(filed.entry().party())
                && !filed.entry().party().equals(act.party())
                && eye.sees(filed.entry())
                && filed.entry().sequence() > act.sequence()
                && filed.entry().micros() - act.micros() < MICROS_TO_OBJECT);
  }
}
