package org.mithaq.node.admit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.Timestamp;

/**
 * What admission wants to know of an object that is held already: for the rules on versions, and
 * for whose it is.
 *
 * @param party STIX id of the party that shared it
 * @param createdBy the party's or other identity's id that the object names; may be empty
 */
record Facts(
    String party,
    String createdBy,
    Optional<Timestamp> created,
    Optional<Timestamp> modified,
    boolean revoked) {

  static Facts of(StixObject object, String party) {
    return new Facts(
        party, object.createdBy(), object.created(), object.modified(), object.revoked());
  }

  /** The facts of the acts asked about or committed latest, by sequence number. */
  static final class Book {

    /** Some 350 bytes each. */
    private static final int MOST = 32_768;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Facts> latest =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Facts> eldest) {
            return size() > MOST;
          }
        };

    Optional<Facts> of(long sequence) {
      lock.lock();
      try {
        return Optional.ofNullable(latest.get(sequence));
      } finally {
        lock.unlock();
      }
    }

    void note(long sequence, Facts facts) {
      lock.lock();
      try {
        latest.put(sequence, facts);
      } finally {
        lock.unlock();
      }
    }
  }
}
