package org.mithaq.accord;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who enters parties, and what of them may change. */
final class PartyRules {

  /** User-assigned codes of ISO 3166-1 that stand for invented countries here. */
  private static final Pattern INVENTED = Pattern.compile("X[A-Z]");

  private final Submitter submitter;
  private final Known register;
  private final Known body;

  PartyRules(Submitter submitter, Known register, Known body) {
    this.submitter = submitter;
    this.register = register;
    this.body = body;
  }

  void check(PartyIdentity party, Optional<Signature> signature) throws RefusedException {
    country(party);
    unique(party);
    boolean itself = submitter.id().equals(party.id());
    if (!itself && !submitter.depositary()) {
      throw new RefusedException(PartyReason.BY_OTHERS);
    }
    Optional<PartyIdentity> before = register.party(party.id());
    if (before.isPresent()) {
      change(party, before.get(), itself, signature);
    } else if (itself && !submitter.depositary()) {
      asConfigured(party);
    } else if (!itself) {
      proved(party, signature);
    }
  }

  private static void proved(PartyIdentity party, Optional<Signature> signature)
      throws RefusedException {
    if (!party.keys().isEmpty() && !signedBy(party, signature)) {
      throw new RefusedException(PartyReason.KEYS_UNPROVED);
    }
  }

  /** One party has a name, and one is the state of a country. */
  private void unique(PartyIdentity party) throws RefusedException {
    if (party.slug().isPresent()) {
      String slug = party.slug().get();
      Checks.slug(slug);
      if (another(body.partyBySlug(slug, submitter.exercise()), party).isPresent()) {
        throw new RefusedException(PartyReason.SLUG_TAKEN, slug);
      }
    }
    Optional<PartyIdentity> state = another(party.stateOf().flatMap(body::state), party);
    if (state.isPresent()) {
      throw new RefusedException(
          PartyReason.STATE_TAKEN, party.country().orElse(""), state.get().id());
    }
  }

  private static Optional<PartyIdentity> another(
      Optional<PartyIdentity> there, PartyIdentity wanted) {
    return there.filter(other -> !other.id().equals(wanted.id()));
  }

  /** Another party's signature over the identity proves nothing about the keys in it. */
  private static boolean signedBy(PartyIdentity party, Optional<Signature> signature) {
    return signature.filter(by -> by.party().equals(party.id())).isPresent();
  }

  private void country(PartyIdentity party) throws RefusedException {
    if (party.country().isEmpty()) {
      if (party.category() == PartyCategory.STATE) {
        throw new RefusedException(PartyReason.COUNTRY_MISSING);
      }
      return;
    }
    country(party.country().get(), submitter.exercise());
  }

  /** That a code is one of ISO 3166-1, or one for exercises in an exercise. */
  static void country(String code, boolean exercise) throws RefusedException {
    boolean invented = INVENTED.matcher(code).matches();
    if (invented && !exercise) {
      throw new RefusedException(PartyReason.COUNTRY_INVENTED, code);
    }
    if (!invented && !isoCountries().contains(code)) {
      throw new RefusedException(PartyReason.COUNTRY_UNKNOWN, code);
    }
  }

  private static Set<String> isoCountries() {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
  }

  private void change(
      PartyIdentity party, PartyIdentity before, boolean itself, Optional<Signature> signature)
      throws RefusedException {
    boolean same =
        party.category() == before.category() && party.country().equals(before.country());
    if (!same && !submitter.depositary()) {
      throw new RefusedException(PartyReason.CHANGED_BY_OTHERS);
    }
    if (itself || party.keys().equals(before.keys())) {
      return;
    }
    if (!before.keys().isEmpty()) {
      throw new RefusedException(PartyReason.KEYS_OF_ANOTHER);
    }
    if (!same) {
      throw new RefusedException(PartyReason.CHANGED_WITH_KEYS);
    }
    proved(party, signature);
  }

  private void asConfigured(PartyIdentity party) throws RefusedException {
    if (party.category() != submitter.category() || !party.country().equals(submitter.country())) {
      throw submitter.country().isEmpty()
          ? new RefusedException(PartyReason.KNOWN_AS, submitter.category())
          : new RefusedException(
              PartyReason.KNOWN_AS_OF, submitter.category(), submitter.country().get());
    }
  }
}
