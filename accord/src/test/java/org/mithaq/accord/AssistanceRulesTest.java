package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.GROUP;
import static org.mithaq.accord.Desk.KENYA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kenya asks France and Acme for help. */
final class AssistanceRulesTest {

  private static final String REQUEST = Written.id("assistance-request", "help");

  /** By phase the steps that are taken from there; all others are refused. */
  private static final Map<TaskPhase, Set<String>> STEPS =
      Map.of(
          TaskPhase.OPEN,
          Set.of("acknowledge", "ask", "accept", "decline", "transfer", "remind", "escalate"),
          TaskPhase.ACKNOWLEDGED,
          Set.of("ask", "accept", "decline", "transfer", "remind", "escalate"),
          TaskPhase.ASKED_BACK,
          Set.of("explain", "accept", "decline", "transfer", "remind"),
          TaskPhase.ACCEPTED,
          Set.of("ask", "decline", "transfer", "deliver", "remind"),
          TaskPhase.DECLINED,
          Set.of(),
          TaskPhase.DELIVERED,
          Set.of("deliver"),
          TaskPhase.TRANSFERRED,
          Set.of());

  /** How to get there. */
  private static final Map<TaskPhase, List<String>> PATHS =
      Map.of(
          TaskPhase.OPEN, List.of(),
          TaskPhase.ACKNOWLEDGED, List.of("acknowledge"),
          TaskPhase.ASKED_BACK, List.of("ask"),
          TaskPhase.ACCEPTED, List.of("accept"),
          TaskPhase.DECLINED, List.of("decline"),
          TaskPhase.DELIVERED, List.of("accept", "deliver"),
          TaskPhase.TRANSFERRED, List.of("transfer"));

  private Desk desk;
  private int count;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2026-03-01");
  }

  private Written request(String... to) {
    return Written.of("assistance-request", "help")
        .at(desk.now())
        .with("name", "Help")
        .with("to_refs", List.of(to))
        .with("needs", List.of("takedown"))
        .with("urgency", "emergency");
  }

  private Written step(String kind) {
    Written step =
        Written.of("assistance-reply", kind + count++)
            .at(desk.now())
            .with("request_ref", REQUEST)
            .with("kind", kind);
    return switch (kind) {
      case "decline" -> step.with("reason", "no means");
      case "ask", "explain" -> about(step.with("text", "since when?"), kind.equals("explain"));
      case "transfer" -> step.with("to_refs", List.of(DEPOSITARY));
      case "remind" -> about(step, true);
      case "escalate" -> about(step.with("cause", "no-answer"), true);
      default -> step;
    };
  }

  private static Written about(Written step, boolean needed) {
    return needed ? step.with("about_ref", FRANCE) : step;
  }

  private static String by(String kind) {
    return Set.of("explain", "remind", "escalate", "close", "withdraw").contains(kind)
        ? KENYA
        : FRANCE;
  }

  private Assistance course() {
    return desk.matters().assistance(REQUEST).orElseThrow();
  }

  private TaskPhase phase() {
    return course().task(FRANCE).orElseThrow().phase();
  }

  @Test
  void everyStepIsTakenFromWhereItCanBeAndRefusedFromElsewhere() throws Exception {
    for (TaskPhase phase : TaskPhase.values()) {
      for (ReplyKind kind : ReplyKind.values()) {
        desk = new Desk().on("2026-03-01");
        desk.refusesNothing(KENYA, request(FRANCE, ACME));
        for (String step : PATHS.get(phase)) {
          desk.refusesNothing(by(step), step(step));
        }
        assertThat(phase()).isEqualTo(phase);
        desk.later(Duration.ofDays(2));
        boolean offered = isOffered(kind);

        String refusal = desk.refusal(by(kind.word()), step(kind.word()));

        boolean taken = STEPS.get(phase).contains(kind.word()) || kind.ends();
        assertThat(refusal.isEmpty())
            .as("«%s» from «%s»: %s", kind.word(), phase.word(), refusal)
            .isEqualTo(taken);
        assertThat(offered).as("«%s» from «%s»", kind.word(), phase.word()).isEqualTo(taken);
        if (!taken) {
          assertThat(phase()).isEqualTo(phase);
          assertThat(refusal).isNotBlank();
        }
      }
    }
  }

  /** Whether it stands among the steps of whoever takes it, about France as {@link #step} is. */
  private boolean isOffered(ReplyKind kind) {
    return AssistanceStep.of(course(), by(kind.word()), desk.micros(), _ -> false).stream()
        .filter(step -> step.about().map(FRANCE::equals).orElse(true))
        .filter(step -> step.cause().map(EscalationCause.NO_ANSWER::equals).orElse(true))
        .anyMatch(step -> step.kind() == kind);
  }

  @Test
  void nobodyElseIsOfferedAnything() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));
    assertThat(AssistanceStep.of(course(), ACME, desk.micros(), _ -> true)).isEmpty();
    assertThat(AssistanceStep.of(course(), FRANCE, desk.micros(), _ -> true)).isNotEmpty();
    desk.refusesNothing(KENYA, step("close"));
    for (String party : List.of(KENYA, FRANCE)) {
      assertThat(AssistanceStep.of(course(), party, desk.micros(), _ -> true)).isEmpty();
    }
  }

  @Test
  void whatIsOverTakesNothingMore() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));
    desk.refusesNothing(KENYA, step("withdraw"));

    for (ReplyKind kind : ReplyKind.values()) {
      assertThat(desk.refusal(by(kind.word()), step(kind.word()))).contains("over");
    }
    assertThat(course().phase()).isEqualTo(Assistance.Phase.WITHDRAWN);
  }

  @Test
  void onlyWhoWasAskedRepliesAndOnlyWhoAsksReminds() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));

    assertThat(desk.refusal(ACME, step("acknowledge"))).contains("you were not asked");
    assertThat(desk.refusal(KENYA, step("accept"))).contains("you were not asked");
    assertThat(desk.refusal(FRANCE, step("remind"))).contains("only the party that asks");
    assertThat(desk.refusal(ACME, step("close"))).contains("only the party that asks");
    assertThat(desk.refusal(KENYA, step("remind").with("about_ref", ACME))).contains("about_ref");
    assertThat(
            desk.refusal(
                FRANCE,
                step("acknowledge").with("request_ref", Written.id("assistance-request", "none"))))
        .contains("there is no request");
  }

  @Test
  void twoStepsInOneBodyAreRefused() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));

    assertThat(desk.send(FRANCE, step("acknowledge"), step("accept"))).hasSize(2);
    assertThat(phase()).isEqualTo(TaskPhase.OPEN);
  }

  @Test
  void whoIsHandedTheRequestIsAskedFromThenOn() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));
    desk.later(Duration.ofMinutes(30));
    long then = desk.micros();
    assertThat(desk.refusal(FRANCE, step("transfer").with("to_refs", List.of(KENYA))))
        .contains("concerns already");

    desk.refusesNothing(FRANCE, step("transfer").with("to_refs", List.of(ACME)));

    AssistanceTask task = course().task(ACME).orElseThrow();
    assertThat(task.phase()).isEqualTo(TaskPhase.OPEN);
    assertThat(task.asked()).isGreaterThanOrEqualTo(then);
    desk.refusesNothing(ACME, step("accept"));
    assertThat(course().phase()).isEqualTo(Assistance.Phase.ANSWERED);
  }

  @Test
  void aCircleIsAskedAsItWasThen() throws Exception {
    Written request =
        request().without("to_refs").with("circle_ref", GROUP).with("name", "All of you");
    assertThat(desk.refusal(KENYA, request)).contains("nobody else");
    desk.refusesNothing(
        KENYA,
        Written.membership("k", GROUP, KENYA, "member").exact("2026-01-01"),
        Written.membership("f", GROUP, FRANCE, "member").exact("2026-01-01"));

    desk.refusesNothing(KENYA, request);
    desk.refusesNothing(KENYA, Written.membership("a", GROUP, ACME, "member").exact("2026-01-01"));

    assertThat(course().tasks()).extracting(AssistanceTask::party).containsExactly(FRANCE);
  }

  @Test
  void aRequestSaysWhatIsNeededAndItsClocksAgree() throws Exception {
    assertThat(desk.refusal(KENYA, request(KENYA))).contains("the party that asks");
    assertThat(desk.refusal(KENYA, request(Desk.id("nobody")))).contains("no party");
    assertThat(desk.refusal(KENYA, request(FRANCE).with("needs", List.of()))).contains("needs");
    assertThat(
            desk.refusal(
                KENYA,
                request(FRANCE).with("acknowledge_within", 7200).with("answer_within", 3600)))
        .contains("longer");
    assertThat(desk.refusal(KENYA, request(FRANCE).at(desk.now().plusSeconds(301))))
        .contains("set the clock");
    assertThat(
            desk.refusal(
                KENYA, request(FRANCE).with("for_ref", Written.id("assistance-request", "other"))))
        .contains("for_ref");
  }

  @Test
  void whoWantsToHelpAndCannotAsksForCapacity() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));
    Written capacity =
        Written.of("assistance-request", "capacity")
            .at(desk.now())
            .with("name", "Analysts")
            .with("to_refs", List.of(ACME))
            .with("needs", List.of("capacity"))
            .with("urgency", "routine")
            .with("for_ref", REQUEST);

    assertThat(desk.refusal(DEPOSITARY, capacity)).contains("for_ref");
    assertThat(desk.refusal(FRANCE, capacity)).isEmpty();
  }

  @Test
  void askingBackStopsTheClockForTheAnswer() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));
    desk.later(Duration.ofMinutes(10));
    desk.refusesNothing(FRANCE, step("ask"));
    AssistanceRequest.Terms terms = course().request().object().terms();
    desk.later(Duration.ofDays(3));
    assertThat(course().task(FRANCE).orElseThrow().overdue(terms, desk.micros())).isEmpty();

    desk.refusesNothing(KENYA, step("explain"));
    desk.later(Duration.ofHours(23));
    assertThat(course().task(FRANCE).orElseThrow().overdue(terms, desk.micros())).isEmpty();
    desk.later(Duration.ofHours(1));

    assertThat(course().task(FRANCE).orElseThrow().overdue(terms, desk.micros()))
        .contains(EscalationCause.NO_ANSWER);
  }

  @Test
  void anEscalationSaysWhatIsSoAndSaysItOnce() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));
    assertThat(desk.refusal(KENYA, step("escalate").with("cause", "no-acknowledgement")))
        .contains("is not so");
    assertThat(desk.refusal(KENYA, step("escalate").with("cause", "no-contact"))).isEmpty();
    assertThat(desk.refusal(KENYA, step("escalate").with("cause", "no-contact")))
        .contains("already");
    desk.later(Duration.ofHours(1).plusMillis(1));
    assertThat(desk.refusal(KENYA, step("escalate").with("cause", "no-acknowledgement"))).isEmpty();
    assertThat(desk.refusal(KENYA, step("escalate").without("cause"))).contains("cause");
    assertThat(desk.refusal(FRANCE, step("accept").with("automatic", true))).contains("clocks");
  }

  @Test
  void whatCannotBeReadDecidesNothing() throws Exception {
    desk.refusesNothing(KENYA, request(FRANCE));
    Piece piece = step("acknowledge").piece();

    assertThat(
            new Rules(desk.register.readableBy(_ -> false), Desk.ORIGIN, desk.now())
                .refusals(Desk.submitter(FRANCE), List.of(piece)))
        .hasEntrySatisfying(
            piece.object().id(), why -> assertThat(why.sentence()).contains("there is no request"));
  }
}
