package org.mithaq.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules on successive versions of one id (STIX 2.1 section 3.6). Pure: compares an object with
 * what is known of its id and changes nothing.
 */
public final class VersionRules {
  private VersionRules() {}

  /**
   * What is known of an id.
   *
   * @param earliestCreated the {@code created} of the earliest version that has one
   * @param revokedAt the version of the earliest revoked one
   * @param greatestModified the greatest version
   * @param hasFirst whether the version with {@code modified} equal to {@code created} is there
   */
  public record Known(
      Optional<Timestamp> earliestCreated,
      Optional<Timestamp> revokedAt,
      Optional<Timestamp> greatestModified,
      boolean hasFirst) {

    /** An id that nothing is known of. */
    public static final Known NOTHING =
        new Known(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** What is known once the object is there too. */
    public Known plus(StixObject object) {
      return plus(object.created(), object.modified(), object.revoked());
    }

    /** The same, from the properties of a version. */
    public Known plus(Optional<Timestamp> created, Optional<Timestamp> modified, boolean revoked) {
      Optional<Timestamp> version = modified.or(() -> created);
      return new Known(
          earlier(earliestCreated, created),
          revoked ? earlier(revokedAt, version) : revokedAt,
          later(greatestModified, version),
          hasFirst || isFirst(created, modified));
    }
  }

  /** Whether this is the first version of its id, or its type has no versions. */
  public static boolean isFirst(StixObject object) {
    return isFirst(object.created(), object.modified());
  }

  private static boolean isFirst(Optional<Timestamp> created, Optional<Timestamp> modified) {
    return modified.isEmpty() || modified.equals(created);
  }

  /**
   * Findings on the object as one more version of its id. That the very same version is there
   * already is no matter of these rules: the bytes decide.
   *
   * @param place the object's path in its body, for the findings
   */
  public static List<Finding> check(StixObject object, Known known, String place) {
    List<Finding> findings = new ArrayList<>(2);
    if (object.modified().isEmpty()) {
      return findings;
    }
    Timestamp modified = object.modified().get();
    if (known.earliestCreated().isPresent()
        && object.created().isPresent()
        && !known.earliestCreated().equals(object.created())) {
      findings.add(
          new Finding(
              Finding.Level.VIOLATION,
              "created-changed",
              place + ".created",
              "Other versions were created at "
                  + known.earliestCreated().get()
                  + "; a new version keeps created."));
    }
    if (known.revokedAt().isPresent() && modified.compareTo(known.revokedAt().get()) > 0) {
      findings.add(
          new Finding(
              Finding.Level.VIOLATION,
              "after-revocation",
              place + ".modified",
              "The object was revoked at "
                  + known.revokedAt().get()
                  + "; a revoked object has no further versions."));
    } else if (object.revoked()
        && known.greatestModified().isPresent()
        && modified.compareTo(known.greatestModified().get()) < 0) {
      findings.add(
          new Finding(
              Finding.Level.VIOLATION,
              "after-revocation",
              place + ".revoked",
              "A version of "
                  + known.greatestModified().get()
                  + " follows this revocation; a revoked object has no further versions."));
    }
    if (known.greatestModified().isPresent()
        && modified.compareTo(known.greatestModified().get()) < 0) {
      findings.add(
          new Finding(
              Finding.Level.WARNING,
              "out-of-order",
              place + ".modified",
              "A later version, " + known.greatestModified().get() + ", came before this one."));
    }
    if (!known.hasFirst() && !isFirst(object)) {
      findings.add(
          new Finding(
              Finding.Level.WARNING,
              "no-first-version",
              place + ".modified",
              "No version whose modified equals created has come."));
    }
    return findings;
  }

  private static Optional<Timestamp> earlier(Optional<Timestamp> a, Optional<Timestamp> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return b.get().compareTo(a.get()) < 0 ? b : a;
  }

  private static Optional<Timestamp> later(Optional<Timestamp> a, Optional<Timestamp> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return b.get().compareTo(a.get()) > 0 ? b : a;
  }
}
