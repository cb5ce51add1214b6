package org.mithaq.accord;

import java.time.Duration;

/** How soon an answer is needed, and the clocks that go with it. */
public enum Urgency implements Word {
  EMERGENCY("emergency", Duration.ofHours(1), Duration.ofHours(24)),
  URGENT("urgent", Duration.ofHours(4), Duration.ofDays(3)),
  ROUTINE("routine", Duration.ofDays(1), Duration.ofDays(14));

  private final String word;
  private final Duration acknowledgement;
  private final Duration answer;

  Urgency(String word, Duration acknowledgement, Duration answer) {
    this.word = word;
    this.acknowledgement = acknowledgement;
    this.answer = answer;
  }

  @Override
  public String word() {
    return word;
  }

  /** Within which a request is to be acknowledged, unless it says otherwise. */
  public Duration acknowledgement() {
    return acknowledgement;
  }

  /** Within which it is to be answered. */
  public Duration answer() {
    return answer;
  }
}
