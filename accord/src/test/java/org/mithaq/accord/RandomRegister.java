package org.mithaq.accord;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A register and the acts that made it, drawn at random from what the rules let through. */
final class RandomRegister {

  static final LocalDate FIRST_DAY = LocalDate.parse("2020-01-01");
  static final int DAYS = 500;
  static final int AUDIENCES = 4;
  private static final String DEPOSITARY = Written.id("identity", "depositary");
  private static final List<String> CATEGORIES =
      List.of("state", "public-authority", "company", "civil-society", "academia");
  private static final List<String> COUNTRIES = List.of("FR", "DE", "KE", "JP", "BR", "BJ");
  private static final List<String> STATUSES =
      List.of("member", "member", "member", "observer", "left", "suspended", "refused");
  private static final List<String> STAGES =
      List.of("announced", "pending-approval", "in-force", "done", "abandoned", "reorganised");
  private static final List<String> ACTIONS =
      List.of("signature", "signature", "ratification", "acceptance", "approval", "accession");
  private static final List<String> KINDS =
      List.of("stage", "stage", "report", "comment", "review", "meeting");

  final Register register;
  final List<SlowRegister.Act> acts = new ArrayList<>();
  int refused;
  private final RandomGenerator random;
  private final Map<String, List<String>> ids = new java.util.HashMap<>();
  private long micros = micros(FIRST_DAY);
  private int names;

  RandomRegister(RandomGenerator random, int size) throws RefusedException {
    this.random = random;
    // Grouped by party after each act, after some, or never.
    this.register = new Register(pick(List.of(0, 20, Statements.SLACK)));
    enter(party("depositary", "public-authority"), DEPOSITARY, 0);
    for (int i = 0; i < 12; i++) {
      Written party = party("p" + i, pick(CATEGORIES));
      enter(party, isExercise(party.id()) ? party.id() : DEPOSITARY, 0);
    }
    enter(Written.accord("call", "political", "2019-06-01", DEPOSITARY), DEPOSITARY, 0);
    enter(
        Written.accord("pact", "treaty", "2019-06-01", DEPOSITARY)
            .with("enters_into_force_after", 1 + random.nextInt(5)),
        DEPOSITARY,
        0);
    enter(Written.circle("some", DEPOSITARY), DEPOSITARY, 0);
    enter(Written.circle("others", pick("identity")), DEPOSITARY, audience());
    for (int i = 0; i < size; i++) {
      micros += random.nextInt(5) == 0 ? 0 : random.nextLong(2L * DAYS * 86_400_000_000L / size);
      micros++;
      step();
    }
  }

  /** Parties beyond the tenth are invented. */
  private static boolean isExercise(String party) {
    return party.equals(Written.id("identity", "p10"))
        || party.equals(Written.id("identity", "p11"));
  }

  private void step() throws RefusedException {
    String by = random.nextInt(3) == 0 ? DEPOSITARY : pick("identity");
    String party = random.nextInt(2) == 0 ? by : pick("identity");
    Written object =
        switch (random.nextInt(12)) {
          case 0, 1, 2, 3 -> position(party);
          case 4, 5 ->
              corrected(
                  dated(Written.membership(name(), pick("circle"), party, pick(STATUSES))),
                  "membership");
          case 6 -> corrected(undertaking(party), "undertaking");
          case 7, 8 -> corrected(progress(), "progress");
          case 9, 10 ->
              Written.objection(
                  name(), pick(pick(List.of("position", "membership", "undertaking", "progress"))));
          default -> party(nameOf(party), pick(CATEGORIES));
        };
    enter(object, by, audience());
  }

  private Written position(String party) {
    String accord = pick("accord");
    String stance = pick(List.of("supports", "supports", "declined", "withdrawn"));
    Written position = dated(Written.position(name(), accord, party, stance));
    if (accord.equals(Written.id("accord", "pact")) && !stance.equals("declined")) {
      position = position.with("action", stance.equals("withdrawn") ? "withdrawal" : pick(ACTIONS));
    }
    if (random.nextInt(4) == 0) {
      position = position.with("basis", "depositary-notice");
    }
    // A correction must name a position of the same party on the same accord.
    List<String> own = new ArrayList<>();
    for (SlowRegister.Act act : acts) {
      if (act.object() instanceof Position p
          && p.party().equals(party)
          && p.accord().equals(accord)) {
        own.add(p.id());
      }
    }
    return random.nextInt(2) == 0 && !own.isEmpty()
        ? position.correcting(pick(own))
        : claim(position);
  }

  private Written corrected(Written object, String type) {
    return random.nextInt(3) == 0 && ids.containsKey(type)
        ? claim(object.correcting(pick(type)))
        : claim(object);
  }

  private Written claim(Written object) {
    return random.nextInt(6) == 0 ? object.claimedBy("a newspaper") : object;
  }

  private Written undertaking(String party) {
    List<String> by = random.nextInt(3) == 0 ? List.of(party, pick("identity")) : List.of(party);
    Written undertaking = dated(Written.undertaking(name(), by));
    if (random.nextInt(2) == 0) {
      undertaking = undertaking.with("circle_ref", pick("circle"));
    }
    if (random.nextInt(2) == 0) {
      undertaking = undertaking.with("approval_by", "parliament");
    }
    if (random.nextInt(2) == 0) {
      undertaking = undertaking.with("due", day().plusDays(100).toString());
    }
    if (random.nextInt(2) == 0) {
      undertaking = undertaking.with("review_months", 1 + random.nextInt(12));
    }
    return random.nextInt(3) == 0
        ? undertaking.with("last_review", FIRST_DAY.minusDays(300).toString())
        : undertaking;
  }

  private Written progress() {
    if (!ids.containsKey("undertaking")) {
      return undertaking(pick("identity")).exact(FIRST_DAY);
    }
    String kind = pick(KINDS);
    Written progress = dated(Written.progress(name(), pick("undertaking"), kind));
    if (kind.equals("stage")) {
      progress = progress.with("stage", pick(STAGES));
      progress = random.nextInt(2) == 0 ? progress.with("approval_by", "the court") : progress;
    }
    return progress;
  }

  private Written party(String name, String category) {
    boolean exercise = isExercise(Written.id("identity", name));
    boolean state = category.equals("state");
    return Written.party(
        name,
        category,
        exercise
            ? Optional.of("XA")
            : state || random.nextBoolean() ? Optional.of(pick(COUNTRIES)) : Optional.empty());
  }

  private static String nameOf(String party) {
    for (int i = 0; i < 12; i++) {
      if (Written.id("identity", "p" + i).equals(party)) {
        return "p" + i;
      }
    }
    return "depositary";
  }

  private Written dated(Written object) {
    LocalDate day = day();
    return switch (random.nextInt(5)) {
      case 0, 1 -> object.exact(day);
      case 2 -> object.by(day.toString());
      case 3 -> object.by(day.toString()).with("not_before", day.minusDays(50).toString());
      default ->
          random.nextBoolean()
              ? object.undated()
              : object.undated().with("not_before", day.toString());
    };
  }

  private LocalDate day() {
    // A few are refused, as still to come.
    return FIRST_DAY.plusDays(random.nextLong((micros - micros(FIRST_DAY)) / 86_400_000_000L + 4));
  }

  private String name() {
    return "n" + names++;
  }

  private int audience() {
    return random.nextInt(3) > 0 ? 0 : random.nextInt(AUDIENCES);
  }

  private String pick(String type) {
    return pick(ids.getOrDefault(type, List.of(Written.id(type, "none"))));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void enter(Written object, String by, int audience) throws RefusedException {
    Piece piece = object.piece();
    RegisterObject read = piece.object();
    Entry entry =
        new Entry(
            acts.size(),
            micros,
            by,
            isExercise(by),
            read instanceof PartyIdentity ? 0 : audience,
            acts.size(),
            1);
    PartyIdentity known =
        register
            .party(by)
            .orElseGet(() -> {
              try {
                return (PartyIdentity) object.read();
              } catch (RefusedException e) {
                throw new AssertionError(e);
              }
            });
    Submitter submitter =
        new Submitter(
            by, known.category(), known.country(), by.equals(DEPOSITARY), entry.exercise());
    if (!new Rules(register, "log", entry.day().atStartOfDay().toInstant(java.time.ZoneOffset.UTC))
        .refusals(submitter, List.of(piece))
        .isEmpty()) {
      refused++;
      return;
    }
    register.apply(entry, read);
    acts.add(new SlowRegister.Act(entry, read));
    ids.computeIfAbsent(object.id().substring(0, object.id().indexOf("--")), _ -> new ArrayList<>())
        .add(object.id());
  }

  private static long micros(LocalDate day) {
    return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }
}
