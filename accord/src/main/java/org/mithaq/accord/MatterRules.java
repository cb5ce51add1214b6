package org.mithaq.accord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What all matters have in common; what each kind may say is for the rules of its kind. */
final class MatterRules {

  /** Clocks of honest senders are no further off. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Submitter submitter;
  private final Known known;
  private final Instant now;

  MatterRules(Submitter submitter, Known known, Instant now) {
    this.submitter = submitter;
    this.known = known;
    this.now = now;
  }

  void check(Matter matter, List<Signature> signatures) throws RefusedException {
    if (matter.created().isAfter(now.plus(SKEW))) {
      throw new RefusedException(MatterReason.CLOCK, matter.created(), now);
    }
    switch (matter) {
      case Contact contact -> new ContactRules(submitter, known).check(contact);
      case ContactDetails details -> new ContactRules(submitter, known).check(details);
      case ContactCheck check -> new ContactRules(submitter, known).check(check);
      case AssistanceRequest request -> new AssistanceRules(submitter, known, now).check(request);
      case AssistanceReply reply -> new AssistanceRules(submitter, known, now).check(reply);
      case AccountabilityCase opened ->
          new CaseRules(submitter, known, now).check(opened, signatures);
      case CaseEntry entry -> new CaseRules(submitter, known, now).check(entry, signatures);
      case IncidentReport report -> countries(report);
      case IncidentClaim claim -> {
        if (!known.hasIncident(claim.terms().incident())) {
          throw new RefusedException(MatterReason.NO_INCIDENT, claim.terms().incident());
        }
      }
      case JointStatement statement -> new StatementRules(submitter, known, now).check(statement);
      case Cosignature word -> new StatementRules(submitter, known, now).check(word, signatures);
    }
  }

  private void countries(IncidentReport report) throws RefusedException {
    for (String country : report.terms().countries()) {
      PartyRules.country(country, submitter.exercise());
    }
  }

  static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
  }
}
