package org.mithaq.node.contact;

import java.time.Instant;
import java.util.Optional;
import org.mithaq.node.access.SecretDigest;

/**
 * A contact that was asked and has not answered, or whose answer is not yet an act.
 *
 * @param contact id of the contact
 * @param exercise whether it is invented for training
 * @param code that comes back with the answer
 * @param until when it counts as not reached
 */
record PendingCheck(
    String contact,
    boolean exercise,
    SecretDigest code,
    Instant sent,
    Instant until,
    Optional<Instant> answered) {

  PendingCheck answeredAt(Instant now) {
    return new PendingCheck(contact, exercise, code, sent, until, Optional.of(now));
  }

  PendingCheck until(Instant later) {
    return new PendingCheck(contact, exercise, code, sent, later, answered);
  }

  /** When it was decided; what stands in the file alone decides it, so that it is done once. */
  Optional<Instant> decided(Instant now) {
    return answered.or(() -> Optional.of(until).filter(end -> !end.isAfter(now)));
  }
}
