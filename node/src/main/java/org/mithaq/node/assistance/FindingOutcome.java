package org.mithaq.node.assistance;

import org.mithaq.accord.Grounds;

/** What came of a joint finding that was proposed, signed or dropped. */
public sealed interface FindingOutcome {

  /** It waits, or stands in the case, under this id. */
  record Done(String id) implements FindingOutcome {}

  record Refused(FindingRefusal why) implements FindingOutcome {}

  /** The rules of the register refused it. */
  record Ruled(Grounds grounds) implements FindingOutcome {}
}
