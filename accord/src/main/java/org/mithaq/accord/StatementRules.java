package org.mithaq.accord;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be signed together, and who signs. */
final class StatementRules {

  private final Submitter submitter;
  private final Known known;
  private final Instant now;

  StatementRules(Submitter submitter, Known known, Instant now) {
    this.submitter = submitter;
    this.known = known;
    this.now = now;
  }

  void check(JointStatement statement) throws RefusedException {
    JointStatement.Terms terms = statement.terms();
    Set<String> clauses = terms.clauses();
    Set<String> languages = new HashSet<>();
    for (JointStatement.Text text : terms.texts()) {
      if (!languages.add(text.lang())) {
        throw new RefusedException("there are two texts in «" + text.lang() + "»");
      }
      List<String> numbers = text.clauses().stream().map(JointStatement.Clause::number).toList();
      if (numbers.isEmpty()
          || new HashSet<>(numbers).size() != numbers.size()
          || !clauses.equals(Set.copyOf(numbers))) {
        throw new RefusedException("the texts do not have the same clauses, each once");
      }
    }
    Set<String> invited = new HashSet<>(terms.invited());
    for (String party : terms.invited()) {
      Checks.party(known, party);
    }
    if (terms.circle().isPresent()) {
      Circle circle =
          known
              .circle(terms.circle().get())
              .orElseThrow(
                  () -> new RefusedException("the register has no circle " + terms.circle().get()));
      invited.addAll(known.members(circle));
    }
    if (terms.threshold().orElse(1) > invited.size()) {
      throw new RefusedException(
          "threshold is %d, but %d can sign"
              .formatted(terms.threshold().orElse(1), invited.size()));
    }
    if (terms.closes().filter(closes -> !closes.isAfter(now)).isPresent()) {
      throw new RefusedException("closes is over already");
    }
  }

  void check(Cosignature word, List<Signature> signatures) throws RefusedException {
    Cosignature.Terms terms = word.terms();
    StatementCourse course =
        known
            .matters()
            .statement(terms.statement())
            .orElseThrow(() ->
                new RefusedException(
                    "there is no statement "
                        + terms.statement()
                        + " for you; a cosignature comes after its statement was taken"));
    if (!terms.digest().equals(course.statement().object().digest())) {
      throw new RefusedException(
          "statement_digest is not the statement's: what was signed is another text");
    }
    if (!terms.party().equals(submitter.id())) {
      throw new RefusedException("a party signs for itself: party_ref names another");
    }
    if (signatures.stream().noneMatch(signature -> signature.party().equals(terms.party()))) {
      throw new RefusedException(
          "a cosignature is signed with the party's key: add the signature over it to the body");
    }
    Optional<StatementCourse.Signed> before = course.of(terms.party());
    boolean stands = before.filter(StatementCourse.Signed::stands).isPresent();
    switch (terms.act()) {
      case SIGNS -> {
        if (stands) {
          throw new RefusedException("the party has signed already");
        }
        if (!course.maySign(terms.party(), known)) {
          throw new RefusedException("the party was not invited to sign");
        }
      }
      case WITHDRAWS -> {
        if (!stands) {
          throw new RefusedException("the party's name does not stand under it");
        }
        if (!terms.reservations().isEmpty()) {
          throw new RefusedException("who withdraws makes no reservations");
        }
      }
    }
    Set<String> clauses = course.statement().object().terms().clauses();
    for (Position.Reservation reservation : terms.reservations()) {
      if (!clauses.contains(reservation.clause())) {
        throw new RefusedException("there is no clause «" + reservation.clause() + "»");
      }
    }
  }
}
