package org.mithaq.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Asks again until there is an answer. */
final class Polled {

  private static final Duration MOST = Duration.ofSeconds(20);

  private Polled() {}

  /**
   * The first answer.
   *
   * @throws AssertionError when there is none in twenty seconds
   */
  static <T> T until(Callable<Optional<T>> question) throws Exception {
    long end = System.nanoTime() + MOST.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> answer = question.call();
      if (answer.isPresent()) {
        return answer.get();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no answer within " + MOST);
  }
}
