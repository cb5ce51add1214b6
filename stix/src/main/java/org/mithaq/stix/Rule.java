package org.mithaq.stix;

/**
 * A condition on several properties of one object. Masks have the bits of {@link Property#bit()}.
 */
sealed interface Rule {

  /** The properties it speaks of, for the message. */
  String names();

  /** At least one of them. */
  record Any(long mask, String names) implements Rule {}

  /** Exactly one of them. */
  record One(long mask, String names) implements Rule {}

  /** At most one of them. */
  record MostOne(long mask, String names) implements Rule {}

  /** With the first, all the others. */
  record Needs(long first, long others, String names) implements Rule {}

  /** The first moment is before the second, or equal if that is allowed. */
  record Order(int first, int second, boolean orEqual, String names) implements Rule {}

  /** If the flag has this value, all of these properties. */
  record WhenNeeds(long flag, boolean value, long mask, String names) implements Rule {}

  /** If the flag has this value, none of these properties. */
  record WhenForbids(long flag, boolean value, long mask, String names) implements Rule {}
}
