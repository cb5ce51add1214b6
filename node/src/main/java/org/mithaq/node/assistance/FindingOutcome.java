package org.mithaq.node.assistance;

import org.mithaq.accord.Grounds;

/** What came of a joint finding that was proposed, signed or dropped. */
public sealed interface FindingOutcome {

  /** It waits, or stands in the case, under this id. */
  record Done(String id) implements FindingOutcome {}

  /** Refused by the desk, for a {@link FindingReason}, or by the register's rules. */
  record Refused(Grounds why) implements FindingOutcome {

    Refused(FindingReason reason) {
      this(Grounds.of(reason));
    }
  }
}
