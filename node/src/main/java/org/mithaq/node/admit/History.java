package org.mithaq.node.admit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.vault.Precedents.Share;

/**
 * The live shares of one id, in all collections, that the submitter may read; oldest first. What it
 * may not read is as if it were not there (DESIGN §4).
 */
record History(List<Seen> seen) {

  /**
   * One share and where it is.
   *
   * @param unversioned whether its object has no version, so that the time of commit stands for one
   */
  record Seen(CollectionSettings collection, Share share, boolean unversioned) {

    boolean isVersion(Optional<Long> nanos) {
      return nanos.isPresent() ? !unversioned && share.versionNanos() == nanos.get() : unversioned;
    }
  }

  History {
    seen =
        seen.size() < 2
            ? List.copyOf(seen)
            : seen.stream()
                .sorted(Comparator.comparingLong(one -> one.share().sequence()))
                .toList();
  }

  boolean isEmpty() {
    return seen.isEmpty();
  }

  Stream<Seen> in(CollectionSettings collection) {
    return seen.stream().filter(one -> one.collection().id().equals(collection.id()));
  }

  Stream<Seen> outside(CollectionSettings collection) {
    return seen.stream().filter(one -> !one.collection().id().equals(collection.id()));
  }

  /**
   * What a reader who asks for the id gets from a stream of shares: the latest version, and of
   * renditions without versions the earliest.
   */
  static Optional<Seen> current(Stream<Seen> shares) {
    return shares.reduce((a, b) -> later(a, b) ? b : a);
  }

  private static boolean later(Seen a, Seen b) {
    return !b.unversioned() && b.share().versionNanos() > a.share().versionNanos();
  }
}
