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

  static void room(int statements, String what) throws RefusedException {
    if (statements > MOST_STATEMENTS) {
      throw new RefusedException(
          "there are " + MOST_STATEMENTS + " " + what + " already, as many as there can be");
    }
  }

  static void slug(String slug) throws RefusedException {
    if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
      throw new RefusedException(
          "slug is «" + slug + "»: a short name of small ASCII letters, digits and hyphens");
    }
  }

  static void sourced(List<Source> sources, String what) throws RefusedException {
    if (sources.isEmpty()) {
      throw new RefusedException(what + " names its source: give it in external_references");
    }
  }

  static void basis(Basis basis, List<Source> sources, boolean depositary, boolean signed)
      throws RefusedException {
    switch (basis) {
      case SIGNED_ACT -> {
        if (!signed) {
          throw new RefusedException(
              "basis is «signed-act», but the body has no signature over the object");
        }
      }
      case DEPOSITARY_NOTICE -> {
        if (!depositary) {
          throw new RefusedException("only the depositary gives «depositary-notice» as basis");
        }
      }
      case REPORTED -> sourced(sources, "what is reported");
    }
  }

  /** Nothing can have happened later than today. */
  static void past(Dated dated, LocalDate today) throws RefusedException {
    Optional<LocalDate> date = dated.date();
    if (date.isPresent() && date.get().isAfter(today)) {
      throw new RefusedException("date is " + date.get() + ", which is still to come");
    }
    Optional<LocalDate> notBefore = dated.notBefore();
    if (notBefore.isPresent() && notBefore.get().isAfter(today)) {
      throw new RefusedException("not_before is " + notBefore.get() + ", which is still to come");
    }
  }

  static void notBefore(Dated dated, LocalDate first, String what) throws RefusedException {
    Optional<LocalDate> date = dated.date();
    if (date.isPresent() && date.get().isBefore(first)) {
      throw new RefusedException("date is " + date.get() + ", but " + what + " " + first);
    }
  }

  static PartyIdentity party(Known known, String id) throws RefusedException {
    return known
        .party(id)
        .orElseThrow(() ->
            new RefusedException("the register has no party " + id + ": the depositary enters it"));
  }
}
