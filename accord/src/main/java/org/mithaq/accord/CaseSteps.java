package org.mithaq.accord;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who may enter what into a case, and when: the one place of it. */
public final class CaseSteps {

  private final CaseCourse course;
  private final String party;
  private final PartyCategory category;
  private final long at;

  /**
   * For one party at one time.
   *
   * @param party its id
   * @param at microseconds since the epoch
   */
  public CaseSteps(CaseCourse course, String party, PartyCategory category, long at) {
    this.course = course;
    this.party = party;
    this.category = category;
    this.at = at;
  }

  /** Those that the party can take now, in the order of their kinds. */
  public List<CaseEntryKind> possible() {
    return Arrays.stream(CaseEntryKind.values()).filter(kind -> refusal(kind).isEmpty()).toList();
  }

  public boolean isClaimant() {
    return course.claimants().contains(party);
  }

  public boolean isRespondent() {
    return course.respondent().equals(party);
  }

  /** Why the party cannot take a step; empty where it can. */
  Optional<String> refusal(CaseEntryKind kind) {
    return entitled(kind).map(sentence -> sentence.formatted(kind.word())).or(() -> inOrder(kind));
  }

  private Optional<String> entitled(CaseEntryKind kind) {
    boolean side = isClaimant() || isRespondent();
    return switch (kind.by()) {
      case CLAIMANT -> unless(isClaimant(), "only a claimant enters «%s»");
      case RESPONDENT -> unless(isRespondent(), "only the respondent enters «%s»");
      case SIDES -> unless(side, "only claimants and the respondent enter «%s»; others observe");
      case ANY_STATE ->
          unless(
              !side && category == PartyCategory.STATE,
              "«%s» is for another state than those that are in the case");
      case OTHERS -> unless(!side, "«%s» is for whoever is no side of the case");
      case ANYONE -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean fine, String sentence) {
    return fine ? Optional.empty() : Optional.of(sentence);
  }

  private Optional<String> inOrder(CaseEntryKind kind) {
    CasePhase phase = course.phase(at);
    if (phase.isOver() && kind != CaseEntryKind.CORRECTION && kind != CaseEntryKind.FOLLOW_UP) {
      return Optional.of("the case is %s: nothing new enters it".formatted(phase.word()));
    }
    boolean noticed = course.noticed().isPresent();
    return switch (kind) {
      case NOTICE -> unless(!noticed, "notice was served already");
      case ACKNOWLEDGEMENT ->
          unless(noticed, "«acknowledgement» comes after the notice")
              .or(() ->
                  unless(
                      course.last(CaseEntryKind.ACKNOWLEDGEMENT).isEmpty(),
                      "the notice was acknowledged already"));
      case EXTENSION, OBSERVATION, RESPONSE ->
          unless(noticed, "«%s» comes after the notice".formatted(kind.word()))
              .or(() -> kind == CaseEntryKind.RESPONSE ? once() : Optional.empty());
      case FINDING, DISAGREEMENT, MEASURE ->
          unless(
              course.isHeard(at),
              "«%s» comes after the response, or after the time for it".formatted(kind.word()));
      case JOIN, EVIDENCE, OPENING, DUE_DILIGENCE, FOLLOW_UP, CORRECTION, CLOSURE, WITHDRAWAL ->
          Optional.empty();
    };
  }

  /** A response answers what the claimants stated before it, and there is one to it. */
  private Optional<String> once() {
    Optional<Filed<CaseEntry>> before = course.last(CaseEntryKind.RESPONSE);
    return before
        .filter(response ->
            course.entries().stream()
                .noneMatch(filed ->
                    course.claimants().contains(filed.entry().party())
                        && filed.entry().sequence() > response.entry().sequence()))
        .map(response ->
            "the response is recorded in act %d, and nothing new was stated since: correct it with «%s», add to it with «%s»"
                .formatted(
                    response.entry().sequence(),
                    CaseEntryKind.CORRECTION.word(),
                    CaseEntryKind.FOLLOW_UP.word()));
  }
}
