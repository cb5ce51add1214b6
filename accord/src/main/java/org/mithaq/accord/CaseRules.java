package org.mithaq.accord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who holds whom to account, and in which order. */
final class CaseRules {

  /** A state has so long to respond at least, but in an exercise. */
  private static final Duration LEAST = Duration.ofDays(14);

  private final Submitter submitter;
  private final Known known;
  private final Instant now;

  CaseRules(Submitter submitter, Known known, Instant now) {
    this.submitter = submitter;
    this.known = known;
    this.now = now;
  }

  void check(AccountabilityCase opened, List<Signature> signatures) throws RefusedException {
    AccountabilityCase.Terms terms = opened.terms();
    if (submitter.category() != PartyCategory.STATE) {
      throw new RefusedException(CaseReason.STATES_ONLY);
    }
    state(terms.respondent(), CaseReason.RESPONDENT_NO_STATE);
    for (String claimant : terms.claimants()) {
      state(claimant, CaseReason.CLAIMANT_NO_STATE);
      if (claimant.equals(terms.respondent())) {
        throw new RefusedException(CaseReason.RESPONDENT_CLAIMS);
      }
      if (!claimant.equals(submitter.id())
          && signatures.stream().noneMatch(signature -> signature.party().equals(claimant))) {
        throw new RefusedException(CaseReason.CLAIMANT_UNSIGNED, claimant);
      }
    }
    if (!terms.claimants().contains(submitter.id())) {
      throw new RefusedException(CaseReason.SUBMITTER_CLAIMS_NOTHING);
    }
    UndertakingRules.norm(terms.norm(), known, submitter.exercise());
    if (terms.claim().isEmpty()) {
      throw new RefusedException(CaseReason.NO_CLAIM);
    }
    if (!submitter.exercise() && terms.responseWithin().compareTo(LEAST) < 0) {
      throw new RefusedException(CaseReason.TIME_TOO_SHORT, LEAST.toDays());
    }
  }

  private void state(String party, Reason otherwise) throws RefusedException {
    if (Checks.party(known, party).category() != PartyCategory.STATE) {
      throw new RefusedException(otherwise, party);
    }
  }

  void check(CaseEntry entry, List<Signature> signatures) throws RefusedException {
    CaseEntry.Terms terms = entry.terms();
    CaseCourse course =
        known
            .matters()
            .accountabilityCase(terms.accountabilityCase())
            .orElseThrow(
                () -> new RefusedException(CaseReason.NO_CASE, terms.accountabilityCase()));
    Checks.room(
        (int)
            course.entries().stream()
                .filter(filed -> filed.entry().party().equals(submitter.id()))
                .count(),
        CaseReason.TOO_MANY_ENTRIES);
    Optional<Grounds> refused =
        new CaseSteps(course, submitter.id(), submitter.category(), MatterRules.micros(now))
            .refusal(terms.kind());
    if (refused.isPresent()) {
      throw new RefusedException(refused.get());
    }
    said(terms, course);
    if (terms.kind() == CaseEntryKind.FINDING) {
      joint(course, signatures);
    }
  }

  private static void said(CaseEntry.Terms terms, CaseCourse course) throws RefusedException {
    boolean evidence =
        terms.kind() == CaseEntryKind.EVIDENCE || terms.kind() == CaseEntryKind.OPENING;
    if (evidence != terms.evidence().isPresent()) {
      throw new RefusedException(
          evidence ? CaseReason.EVIDENCE_MISSING : CaseReason.EVIDENCE_MISPLACED);
    }
    if (terms.evidence().isPresent() && !terms.evidence().get().isWhole()) {
      throw new RefusedException(CaseReason.EVIDENCE_CUT);
    }
    if ((terms.kind() == CaseEntryKind.EXTENSION) != terms.extension().isPresent()) {
      throw new RefusedException(CaseReason.EXTENSION_MISPLACED);
    }
    if ((terms.kind() == CaseEntryKind.DUE_DILIGENCE) != terms.diligence().isPresent()) {
      throw new RefusedException(CaseReason.DILIGENCE_MISPLACED);
    }
    if (terms.kind() == CaseEntryKind.OPENING) {
      opening(terms, course);
    } else if (terms.texts().isEmpty()
        && terms.kind() != CaseEntryKind.EVIDENCE
        && terms.kind() != CaseEntryKind.ACKNOWLEDGEMENT
        && terms.kind() != CaseEntryKind.EXTENSION) {
      throw new RefusedException(CaseReason.TEXT_MISSING);
    }
    if (terms.about().isPresent() && course.entry(terms.about().get()).isEmpty()) {
      throw new RefusedException(CaseReason.ABOUT_NO_ENTRY);
    }
  }

  /** «This was known on that day»: the commitment's act says when. */
  private static void opening(CaseEntry.Terms terms, CaseCourse course) throws RefusedException {
    Optional<Evidence> committed =
        terms.about().flatMap(course::entry).flatMap(filed -> filed.object().terms().evidence());
    if (committed.isEmpty()) {
      throw new RefusedException(CaseReason.OPENS_NOTHING);
    }
    if (!terms.evidence().orElseThrow().opens(committed.get())) {
      throw new RefusedException(CaseReason.DOES_NOT_OPEN);
    }
  }

  private void joint(CaseCourse course, List<Signature> signatures) throws RefusedException {
    boolean both =
        signatures.stream()
            .map(Signature::party)
            .anyMatch(party ->
                course.respondent().equals(submitter.id())
                    ? course.claimants().contains(party)
                    : party.equals(course.respondent()));
    if (!both) {
      throw new RefusedException(CaseReason.NOT_JOINT);
    }
  }
}
