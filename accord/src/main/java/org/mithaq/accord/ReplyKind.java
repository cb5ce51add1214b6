package org.mithaq.accord;

/**
 * The steps of a request for assistance: who takes each, from where, and where it leads. The one
 * table of them.
 */
public enum ReplyKind implements Word {
  ACKNOWLEDGE("acknowledge", By.ASKED),
  ASK("ask", By.ASKED),
  /** An answer to what was asked back. */
  EXPLAIN("explain", By.ASKING),
  ACCEPT("accept", By.ASKED),
  DECLINE("decline", By.ASKED),
  /** Help can come in several parts. */
  DELIVER("deliver", By.ASKED),
  TRANSFER("transfer", By.ASKED),
  REMIND("remind", By.ASKING),
  ESCALATE("escalate", By.ASKING),
  /** Ends the request as a whole. */
  CLOSE("close", By.ASKING),
  /** Ends it too: the help is needed no more. */
  WITHDRAW("withdraw", By.ASKING);

  /** Who takes a step. */
  enum By {
    ASKED,
    ASKING
  }

  private final String word;
  private final By by;

  ReplyKind(String word, By by) {
    this.word = word;
    this.by = by;
  }

  @Override
  public String word() {
    return word;
  }

  By by() {
    return by;
  }

  /** Whether it ends the request for all who were asked. */
  public boolean ends() {
    return this == CLOSE || this == WITHDRAW;
  }

  /** Whether it can be taken in a phase. */
  public boolean isPossible(TaskPhase phase) {
    boolean unanswered =
        switch (phase) {
          case OPEN, ACKNOWLEDGED, ASKED_BACK -> true;
          case ACCEPTED, DECLINED, DELIVERED, TRANSFERRED -> false;
        };
    boolean accepted = phase == TaskPhase.ACCEPTED;
    return switch (this) {
      case ACKNOWLEDGE -> phase == TaskPhase.OPEN;
      case ASK -> (unanswered && phase != TaskPhase.ASKED_BACK) || accepted;
      case EXPLAIN -> phase == TaskPhase.ASKED_BACK;
      case ACCEPT -> unanswered;
      case DECLINE, TRANSFER, REMIND, ESCALATE -> unanswered || accepted;
      case DELIVER -> accepted || phase == TaskPhase.DELIVERED;
      case CLOSE, WITHDRAW -> true;
    };
  }

  /** Where it leads; the same phase where it changes nothing. */
  TaskPhase after(TaskPhase phase) {
    return switch (this) {
      case ACKNOWLEDGE, EXPLAIN -> TaskPhase.ACKNOWLEDGED;
      case ASK -> TaskPhase.ASKED_BACK;
      case ACCEPT -> TaskPhase.ACCEPTED;
      case DECLINE -> TaskPhase.DECLINED;
      case DELIVER -> TaskPhase.DELIVERED;
      case TRANSFER -> TaskPhase.TRANSFERRED;
      case REMIND, ESCALATE, CLOSE, WITHDRAW -> phase;
    };
  }
}
