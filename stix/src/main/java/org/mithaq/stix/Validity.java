package org.mithaq.stix;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an object still holds: it does not once it was revoked (STIX 2.1, section 3.2), nor does
 * an indicator from the moment of its {@code valid_until} on (section 4.7).
 *
 * @param validUntil of an indicator that has one
 */
public record Validity(boolean revoked, Optional<Instant> validUntil) {

  /** The properties that it goes by. */
  public static final Set<String> NAMES = Set.of("type", "revoked", "valid_until");

  /** Of an object that says neither. */
  public static final Validity LASTING = new Validity(false, Optional.empty());

  /** Reads an object, without building anything of what it does not go by. */
  public static Validity of(byte[] source, int offset, int length) throws IOException {
    return of(Json.parse(source, offset, length, NAMES));
  }

  /** Of an object that has been read. */
  public static Validity of(Json.Members object) {
    boolean indicator = object.text("type").filter("indicator"::equals).isPresent();
    return new Validity(
        object.flag("revoked"),
        indicator
            ? object.text("valid_until").flatMap(Timestamp::parse).map(Timestamp::instant)
            : Optional.empty());
  }

  /** Whether its time is over. */
  public boolean expired(Instant now) {
    return validUntil.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Whether it is neither revoked nor expired. */
  public boolean current(Instant now) {
    return !revoked && !expired(now);
  }
}
