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
    entitled(terms.kind(), course);
    inOrder(terms, course);
    said(terms, course);
    if (terms.kind() == CaseEntryKind.FINDING) {
      joint(course, signatures);
    }
  }

  private boolean isClaimant(CaseCourse course) {
    return course.claimants().contains(submitter.id());
  }

  private boolean isRespondent(CaseCourse course) {
    return course.respondent().equals(submitter.id());
  }

  private void entitled(CaseEntryKind kind, CaseCourse course) throws RefusedException {
    boolean side = isClaimant(course) || isRespondent(course);
    Optional<String> refused =
        switch (kind.by()) {
          case CLAIMANT -> unless(isClaimant(course), "only a claimant enters «%s»");
          case RESPONDENT -> unless(isRespondent(course), "only the respondent enters «%s»");
          case SIDES ->
              unless(side, "only claimants and the respondent enter «%s»; others observe");
          case ANY_STATE ->
              unless(
                  !side && submitter.category() == PartyCategory.STATE,
                  "«%s» is for another state than those that are in the case");
          case OTHERS -> unless(!side, "«%s» is for whoever is no side of the case");
          case ANYONE -> Optional.empty();
        };
    if (refused.isPresent()) {
      throw new RefusedException(refused.get().formatted(kind.word()));
    }
  }

  private static Optional<String> unless(boolean fine, String sentence) {
    return fine ? Optional.empty() : Optional.of(sentence);
  }

  private void inOrder(CaseEntry.Terms terms, CaseCourse course) throws RefusedException {
    long at = MatterRules.micros(now);
    CasePhase phase = course.phase(at);
    if (phase.isOver()
        && terms.kind() != CaseEntryKind.CORRECTION
        && terms.kind() != CaseEntryKind.FOLLOW_UP) {
      throw new RefusedException("the case is %s: nothing new enters it".formatted(phase.word()));
    }
    boolean noticed = course.noticed().isPresent();
    switch (terms.kind()) {
      case NOTICE -> {
        if (noticed) {
          throw new RefusedException("notice was served already");
        }
      }
      case ACKNOWLEDGEMENT, EXTENSION, RESPONSE, OBSERVATION -> {
        if (!noticed) {
          throw new RefusedException("«%s» comes after the notice".formatted(terms.kind().word()));
        }
        if (terms.kind() == CaseEntryKind.ACKNOWLEDGEMENT
            && course.last(CaseEntryKind.ACKNOWLEDGEMENT).isPresent()) {
          throw new RefusedException("the notice was acknowledged already");
        }
        if (terms.kind() == CaseEntryKind.RESPONSE) {
          once(course);
        }
      }
      case FINDING, DISAGREEMENT, MEASURE -> {
        if (!course.isHeard(at)) {
          throw new RefusedException(
              "«%s» comes after the response, or after the time for it"
                  .formatted(terms.kind().word()));
        }
      }
      case JOIN, EVIDENCE, OPENING, DUE_DILIGENCE, FOLLOW_UP, CORRECTION, CLOSURE, WITHDRAWAL -> {}
    }
  }

  /** A response answers what the claimants stated before it, and there is one to it. */
  private static void once(CaseCourse course) throws RefusedException {
    Optional<Filed<CaseEntry>> before = course.last(CaseEntryKind.RESPONSE);
    if (before.isPresent()
        && course.entries().stream()
            .noneMatch(filed ->
                course.claimants().contains(filed.entry().party())
                    && filed.entry().sequence() > before.get().entry().sequence())) {
      throw new RefusedException(
          "the response is recorded in act %d, and nothing new was stated since: correct it with «%s», add to it with «%s»"
              .formatted(
                  before.get().entry().sequence(),
                  CaseEntryKind.CORRECTION.word(),
                  CaseEntryKind.FOLLOW_UP.word()));
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
                isRespondent(course)
                    ? course.claimants().contains(party)
                    : party.equals(course.respondent()));
    if (!both) {
      throw new RefusedException(
          "a finding is joint: the other side signs it in the same body; else it is a disagreement");
    }
  }
}
