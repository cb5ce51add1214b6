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
      throw new RefusedException("only states open cases; others attach observations to them");
    }
    state(terms.respondent(), "respondent_ref");
    for (String claimant : terms.claimants()) {
      state(claimant, "claimant_refs");
      if (claimant.equals(terms.respondent())) {
        throw new RefusedException("the respondent is among the claimants");
      }
      if (!claimant.equals(submitter.id())
          && signatures.stream().noneMatch(signature -> signature.party().equals(claimant))) {
        throw new RefusedException(
            "claimant_refs names %s too: it signs the case in the same body, or joins it later"
                .formatted(claimant));
      }
    }
    if (!terms.claimants().contains(submitter.id())) {
      throw new RefusedException("claimant_refs does not name the state that submits it");
    }
    UndertakingRules.norm(terms.norm(), known, submitter.exercise());
    if (terms.claim().isEmpty()) {
      throw new RefusedException("claim says what is claimed: give a text");
    }
    if (!submitter.exercise() && terms.responseWithin().compareTo(LEAST) < 0) {
      throw new RefusedException(
          "response_within gives less than " + LEAST.toDays() + " days to respond");
    }
  }

  private void state(String party, String where) throws RefusedException {
    if (Checks.party(known, party).category() != PartyCategory.STATE) {
      throw new RefusedException(where + " names " + party + ", which is no state");
    }
  }

  void check(CaseEntry entry, List<Signature> signatures) throws RefusedException {
    CaseEntry.Terms terms = entry.terms();
    CaseCourse course =
        known
            .matters()
            .accountabilityCase(terms.accountabilityCase())
            .orElseThrow(() ->
                new RefusedException(
                    "there is no case "
                        + terms.accountabilityCase()
                        + " for you; an entry comes after its case was taken"));
    Checks.room(
        (int)
            course.entries().stream()
                .filter(filed -> filed.entry().party().equals(submitter.id()))
                .count(),
        "entries of yours in this case");
    Optional<String> refused =
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
          evidence
              ? "evidence is missing: give its digest, or a commitment to it"
              : "evidence belongs to entries of kind «evidence» and «opening»");
    }
    if (terms.evidence().isPresent() && !terms.evidence().get().isWhole()) {
      throw new RefusedException("digest, commitment and salt are 32 bytes each, in hexadecimal");
    }
    if ((terms.kind() == CaseEntryKind.EXTENSION) != terms.extension().isPresent()) {
      throw new RefusedException("seconds says by how much the time grows, and nothing else");
    }
    if ((terms.kind() == CaseEntryKind.DUE_DILIGENCE) != terms.diligence().isPresent()) {
      throw new RefusedException(
          "diligence says which step of due diligence is told of: told, capacity-asked or"
              + " action-taken; other entries have none");
    }
    if (terms.kind() == CaseEntryKind.OPENING) {
      opening(terms, course);
    } else if (terms.texts().isEmpty()
        && terms.kind() != CaseEntryKind.EVIDENCE
        && terms.kind() != CaseEntryKind.ACKNOWLEDGEMENT
        && terms.kind() != CaseEntryKind.EXTENSION) {
      throw new RefusedException("texts says what is stated: give one");
    }
    if (terms.about().isPresent() && course.entry(terms.about().get()).isEmpty()) {
      throw new RefusedException("about_ref names no entry of this case");
    }
  }

  /** «This was known on that day»: the commitment's act says when. */
  private static void opening(CaseEntry.Terms terms, CaseCourse course) throws RefusedException {
    Optional<Evidence> committed =
        terms.about().flatMap(course::entry).flatMap(filed -> filed.object().terms().evidence());
    if (committed.isEmpty()) {
      throw new RefusedException("about_ref names the entry whose commitment is opened");
    }
    if (!terms.evidence().orElseThrow().opens(committed.get())) {
      throw new RefusedException(
          "digest and salt do not open that commitment: it was to something else");
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
      throw new RefusedException(
          "a finding is joint: the other side signs it in the same body; else it is a disagreement");
    }
  }
}
