package org.mithaq.node.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mithaq.node.access.Audience;

/** What the holder of some tokens may read. Each audience is asked once. For one thread. */
final class Sight {

  private static final int MOST = 1000;

  private final Set<String> tokens;
  private final Map<Audience, Boolean> answers = new HashMap<>();

  Sight(Set<String> tokens) {
    this.tokens = Set.copyOf(tokens);
  }

  /** What is seen with the tokens of this moment: this, as long as they are the same. */
  Sight now(Set<String> held) {
    return held.equals(tokens) ? this : new Sight(held);
  }

  boolean mayRead(Audience audience) {
    if (answers.size() >= MOST) {
      answers.clear();
    }
    return answers.computeIfAbsent(audience, each -> each.admits(tokens));
  }
}
