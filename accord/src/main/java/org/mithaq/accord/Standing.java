package org.mithaq.accord;

/**
 * How a party stands to an accord or a circle on a day.
 *
 * @param certain whether it was so on that day at the latest; else it only may have been
 */
public record Standing<S extends Word>(Fact<S> fact, boolean certain) {

  public S state() {
    return fact.state();
  }
}
