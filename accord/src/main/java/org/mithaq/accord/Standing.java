package org.mithaq.accord;

/**
 * How a party stands to an accord or a circle on a day.
 *
 * @param certain whether it was so on that day at the latest; else it only may have been
 * @param possiblyOther whether a later statement, whose day is not known well enough, may have held
 *     on that day already
 */
public record Standing<S extends Word>(Fact<S> fact, boolean certain, boolean possiblyOther) {

  public S state() {
    return fact.state();
  }
}
