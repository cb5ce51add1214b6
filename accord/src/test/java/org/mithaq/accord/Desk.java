package org.mithaq.accord;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A register to which parties send bodies on days; what the rules let through is entered. */
final class Desk {

  static final String ORIGIN = "node.example/log";
  static final String DEPOSITARY = id("depositary");
  static final String FRANCE = id("France");
  static final String KENYA = id("Kenya");
  static final String ACME = id("Acme");
  static final String XANDRIA = id("Xandria");
  static final String CALL = Written.id("accord", "call");
  static final String PACT = Written.id("accord", "pact");
  static final String STRICT = Written.id("accord", "strict");
  static final String GROUP = Written.id("circle", "group");

  final Register register = new Register();
  private LocalDate today = LocalDate.parse("2021-01-01");
  private Duration passed = Duration.ZERO;
  private long sequence;
  private final List<Filed<?>> taken = new ArrayList<>();

  /** With five parties, three accords and a circle that Kenya keeps. */
  Desk() throws RefusedException {
    refusesNothing(
        DEPOSITARY,
        Written.party("depositary", "public-authority", Optional.of("FR")),
        Written.party("France", "state", Optional.of("FR")),
        Written.party("Kenya", "state", Optional.of("KE")),
        Written.party("Acme", "company", Optional.empty()),
        Written.accord("call", "political", "2018-11-12", DEPOSITARY),
        Written.accord("pact", "treaty", "2018-11-12", DEPOSITARY)
            .with("enters_into_force_after", 2),
        Written.accord("strict", "treaty", "2018-11-12", DEPOSITARY)
            .with("reservations", "prohibited"),
        Written.circle("group", KENYA));
    refusesNothing(XANDRIA, Written.party("Xandria", "state", Optional.of("XA")));
  }

  static String id(String party) {
    return Written.id("identity", party);
  }

  Desk on(String day) {
    today = LocalDate.parse(day);
    return this;
  }

  /** A day later than the one before it. */
  Desk after(int days) {
    today = today.plusDays(days);
    return this;
  }

  /** Later on the same day, or on others. */
  Desk later(Duration time) {
    passed = passed.plus(time);
    return this;
  }

  long micros() {
    return now().toEpochMilli() * 1000;
  }

  MattersSeen matters() {
    return register.matters();
  }

  /** All that was taken, in order. */
  List<Filed<?>> taken() {
    return List.copyOf(taken);
  }

  /** Sends again, to another register, all that was taken. */
  Register again() {
    Register other = new Register();
    taken.forEach(filed -> other.apply(filed.entry(), filed.object()));
    return other;
  }

  static Submitter submitter(String party) {
    PartyCategory category =
        party.equals(DEPOSITARY)
            ? PartyCategory.PUBLIC_AUTHORITY
            : party.equals(ACME) ? PartyCategory.COMPANY : PartyCategory.STATE;
    Optional<String> country =
        party.equals(XANDRIA)
            ? Optional.of("XA")
            : party.equals(KENYA) ? Optional.of("KE") : Optional.of("FR");
    return new Submitter(
        party,
        category,
        party.equals(ACME) ? Optional.empty() : country,
        party.equals(DEPOSITARY),
        party.equals(XANDRIA));
  }

  /** Sends a body; what is refused, with the reason, by id. */
  Map<String, String> send(String by, Written... objects) throws RefusedException {
    List<Piece> pieces = new ArrayList<>();
    for (Written object : objects) {
      pieces.add(object.piece());
    }
    return send(by, pieces);
  }

  Map<String, String> send(String by, List<Piece> pieces) {
    Submitter submitter = submitter(by);
    Map<String, String> refused = new LinkedHashMap<>();
    new Rules(register, ORIGIN, now())
        .refusals(submitter, pieces)
        .forEach((id, why) -> refused.put(id, why.sentence()));
    for (Piece piece : pieces) {
      if (!refused.containsKey(piece.object().id())) {
        Entry entry = entry(submitter);
        register.apply(entry, piece.object());
        taken.add(new Filed<>(entry, piece.object()));
      }
    }
    return refused;
  }

  void refusesNothing(String by, Written... objects) throws RefusedException {
    Map<String, String> refused = send(by, objects);
    if (!refused.isEmpty()) {
      throw new AssertionError(refused);
    }
  }

  /** Why a single object is refused; empty where it is not. */
  String refusal(String by, Written object) throws RefusedException {
    return send(by, object).getOrDefault(object.id(), "");
  }

  Instant now() {
    return Instant.parse(today + "T12:00:00Z").plus(passed);
  }

  private Entry entry(Submitter submitter) {
    long micros = now().toEpochMilli() * 1000 + sequence;
    return new Entry(sequence++, micros, submitter.id(), submitter.exercise(), 0, 0, 1);
  }

  Moment moment(String asOf) {
    return new Moment(LocalDate.parse(asOf), today, _ -> true, Moment.Scope.REAL);
  }

  /** A party's stance on a day, as known today: a word, with «?» where it is not certain. */
  String stance(String accord, String party, String asOf) {
    return new Positions(register, moment(asOf))
        .of(register.accord(accord).orElseThrow(), party)
        .map(standing -> standing.state().word() + (standing.certain() ? "" : "?"))
        .orElse("nothing");
  }

  boolean isMember(String circle, String party, String asOf) {
    return new Circles(register, moment(asOf))
        .isMember(register.circle(circle).orElseThrow(), party);
  }

  Undertakings.Row undertaking(String id, String asOf) {
    return new Undertakings(register, moment(asOf))
        .all().stream()
            .filter(row -> row.filed().object().id().equals(id))
            .findFirst()
            .orElseThrow();
  }
}
