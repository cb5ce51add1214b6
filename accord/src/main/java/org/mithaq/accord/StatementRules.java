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
        throw new RefusedException(StatementReason.TWO_TEXTS, text.lang());
      }
      List<String> numbers = text.clauses().stream().map(JointStatement.Clause::number).toList();
      if (numbers.isEmpty()
          || new HashSet<>(numbers).size() != numbers.size()
          || !clauses.equals(Set.copyOf(numbers))) {
        throw new RefusedException(StatementReason.CLAUSES_DIFFER);
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
                  () -> new RefusedException(SharedReason.NO_CIRCLE, terms.circle().get()));
      invited.addAll(known.members(circle));
    }
    if (terms.threshold().orElse(1) > invited.size()) {
      throw new RefusedException(
          StatementReason.THRESHOLD, terms.threshold().orElse(1), invited.size());
    }
    if (terms.closes().filter(closes -> !closes.isAfter(now)).isPresent()) {
      throw new RefusedException(StatementReason.CLOSED);
    }
  }

  void check(Cosignature word, List<Signature> signatures) throws RefusedException {
    Cosignature.Terms terms = word.terms();
    StatementCourse course =
        known
            .matters()
            .statement(terms.statement())
            .orElseThrow(
                () -> new RefusedException(StatementReason.NO_STATEMENT, terms.statement()));
    if (!terms.digest().equals(course.statement().object().digest())) {
      throw new RefusedException(StatementReason.OTHER_TEXT);
    }
    if (!terms.party().equals(submitter.id())) {
      throw new RefusedException(StatementReason.OTHER_PARTY);
    }
    if (signatures.stream().noneMatch(signature -> signature.party().equals(terms.party()))) {
      throw new RefusedException(StatementReason.UNSIGNED);
    }
    Optional<StatementCourse.Signed> before = course.of(terms.party());
    boolean stands = before.filter(StatementCourse.Signed::stands).isPresent();
    switch (terms.act()) {
      case SIGNS -> {
        if (stands) {
          throw new RefusedException(StatementReason.SIGNED_ALREADY);
        }
        if (!course.maySign(terms.party(), known)) {
          throw new RefusedException(StatementReason.NOT_INVITED);
        }
      }
      case WITHDRAWS -> {
        if (!stands) {
          throw new RefusedException(StatementReason.NOT_SIGNED);
        }
        if (!terms.reservations().isEmpty()) {
          throw new RefusedException(StatementReason.RESERVES_WITHDRAWING);
        }
      }
    }
    Set<String> clauses = course.statement().object().terms().clauses();
    for (Position.Reservation reservation : terms.reservations()) {
      if (!clauses.contains(reservation.clause())) {
        throw new RefusedException(StatementReason.NO_CLAUSE, reservation.clause());
      }
    }
  }
}
