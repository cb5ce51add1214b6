package org.mithaq.accord;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks that several kinds of objects share. */
final class Checks {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,15}");
  private static final int LONGEST_SLUG = 64;

  /** What can be said of one party: a question about it must not grow with what was said. */
  private static final int MOST_STATEMENTS = 1000;

  private Checks() {}

  static void room(int statements, Reason tooMany) throws RefusedException {
    if (statements > MOST_STATEMENTS) {
      throw new RefusedException(tooMany, MOST_STATEMENTS);
    }
  }

  static void slug(String slug) throws RefusedException {
    if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
      throw new RefusedException(SharedReason.SLUG, slug);
    }
  }

  static void sourced(List<Source> sources, Reason unsourced) throws RefusedException {
    if (sources.isEmpty()) {
      throw new RefusedException(unsourced);
    }
  }

  static void basis(Basis basis, List<Source> sources, boolean depositary, boolean signed)
      throws RefusedException {
    switch (basis) {
      case SIGNED_ACT -> {
        if (!signed) {
          throw new RefusedException(SharedReason.UNSIGNED);
        }
      }
      case DEPOSITARY_NOTICE -> {
        if (!depositary) {
          throw new RefusedException(SharedReason.NO_DEPOSITARY_NOTICE);
        }
      }
      case REPORTED -> sourced(sources, SharedReason.REPORT_UNSOURCED);
    }
  }

  /** Nothing can have happened later than today. */
  static void past(Dated dated, LocalDate today) throws RefusedException {
    Optional<LocalDate> date = dated.date();
    if (date.isPresent() && date.get().isAfter(today)) {
      throw new RefusedException(SharedReason.DATE_TO_COME, date.get());
    }
    Optional<LocalDate> notBefore = dated.notBefore();
    if (notBefore.isPresent() && notBefore.get().isAfter(today)) {
      throw new RefusedException(SharedReason.NOT_BEFORE_TO_COME, notBefore.get());
    }
  }

  static void notBefore(Dated dated, LocalDate first, Reason tooEarly) throws RefusedException {
    Optional<LocalDate> date = dated.date();
    if (date.isPresent() && date.get().isBefore(first)) {
      throw new RefusedException(tooEarly, date.get(), first);
    }
  }

  static PartyIdentity party(Known known, String id) throws RefusedException {
    return known.party(id).orElseThrow(() -> new RefusedException(SharedReason.NO_PARTY, id));
  }
}
