package org.mithaq.cli.exercise;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.DiligenceStep;
import org.mithaq.accord.EscalationCause;
import org.mithaq.accord.ReplyKind;
import org.mithaq.node.Desk;

/** The course of an exercise, at once or over a minute and a half. */
public final class Rehearsal {

  /** The clocks of an exercise that is played live. */
  public static final Duration CLOCK = Duration.ofSeconds(20);

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final Stage stage;

  private Rehearsal(Stage stage) {
    this.stage = stage;
  }

  /** Plays one through, for whom nothing should be empty: the keys are in the register already. */
  public static void finished(Desk desk, Cast cast, InstantSource clock) throws IOException {
    Stage stage = new Stage(desk, cast, "first", clock, _ -> {});
    new Help(stage).contacts();
    try {
      new Rehearsal(stage).play(AT_ONCE, Duration.ofDays(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing waits where nothing is waited for", e);
    }
  }

  /**
   * Plays another one with clocks of twenty seconds.
   *
   * @param run names it
   */
  public static void live(Desk desk, Cast cast, String run, InstantSource clock)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Stage stage =
        new Stage(
            desk,
            cast,
            run,
            clock,
            from -> {
              long left = begun + from.toNanos() - System.nanoTime();
              if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
              }
            });
    stage.newKeys();
    new Rehearsal(stage).play(CLOCK, CLOCK.multipliedBy(2));
  }

  private void play(Duration acknowledgement, Duration answer)
      throws IOException, InterruptedException {
    help(acknowledgement, answer);
    account(acknowledgement);
    statement();
  }

  private void help(Duration acknowledgement, Duration answer)
      throws IOException, InterruptedException {
    Help help = new Help(stage);
    help.incident();
    String request = help.request(acknowledgement, answer);
    help.to(
        Cast.XCALIA,
        request,
        ReplyKind.ESCALATE,
        "There is no contact to reach.",
        Optional.of(EscalationCause.NO_CONTACT));
    stage.until(Duration.ofSeconds(5));
    help.reply(Cast.XEBEC, request, ReplyKind.ACKNOWLEDGE, "");
    stage.until(Duration.ofSeconds(9));
    help.reply(
        Cast.XEBEC, request, ReplyKind.ASK, "Since when do the servers answer at these addresses?");
    stage.until(Duration.ofSeconds(13));
    help.to(Cast.XEBEC, request, ReplyKind.EXPLAIN, "Since Monday, 04:00 UTC.", Optional.empty());
    stage.until(Duration.ofSeconds(17));
    help.reply(Cast.XEBEC, request, ReplyKind.ACCEPT, "We begin with the server at a hoster here.");
    stage.until(Duration.ofSeconds(24));
    help.reply(
        Cast.XEBEC, request, ReplyKind.DELIVER, "An image of the disk is kept; the server is off.");
  }

  private void account(Duration responseWithin) throws IOException, InterruptedException {
    HeldToAccount account = new HeldToAccount(stage);
    String id = account.open(responseWithin);
    String commitment = account.commit(id);
    stage.until(Duration.ofSeconds(28));
    account.say(
        Cast.XANDRIA,
        id,
        CaseEntryKind.NOTICE,
        "The claim is handed to the embassy of Xylonia with this notice.");
    stage.until(Duration.ofSeconds(32));
    account.say(
        Cast.XYLONIA,
        id,
        CaseEntryKind.ACKNOWLEDGEMENT,
        "The notice was received at the ministry.");
    stage.until(Duration.ofSeconds(38));
    account.say(
        Cast.XYLONIA,
        id,
        CaseEntryKind.RESPONSE,
        "The servers were rented with stolen cards and were switched off on the day of the notice."
            + " No organ of Xylonia knew of their use before.");
    account.diligence(id, DiligenceStep.TOLD, "By the notice, and by nobody before it.");
    account.diligence(
        id, DiligenceStep.CAPACITY_ASKED, "Xylonia has one analyst and asked for another.");
    account.diligence(
        id, DiligenceStep.ACTION_TAKEN, "The hoster was ordered to act on the same day.");
    account.disclose(id, commitment);
    stage.until(Duration.ofSeconds(42));
    account.say(
        Cast.XANDRIA,
        id,
        CaseEntryKind.DISAGREEMENT,
        "On when Xylonia was first told the two do not agree.");
  }

  private void statement() throws IOException, InterruptedException {
    SignedTogether statement = new SignedTogether(stage);
    stage.until(Duration.ofSeconds(45));
    SignedTogether.Proposed proposed = statement.propose();
    int second = 47;
    for (String party : stage.cast().parties()) {
      stage.until(Duration.ofSeconds(second));
      statement.sign(party, proposed);
      second += 2;
    }
  }
}
