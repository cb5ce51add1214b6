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
  public Optional<Grounds> refusal(CaseEntryKind kind) {
    return entitled(kind).or(() -> inOrder(kind));
  }

  private Optional<Grounds> entitled(CaseEntryKind kind) {
    boolean side = isClaimant() || isRespondent();
    return switch (kind.by()) {
      case CLAIMANT -> unless(isClaimant(), CaseReason.CLAIMANTS_ONLY, kind);
      case RESPONDENT -> unless(isRespondent(), CaseReason.RESPONDENT_ONLY, kind);
      case SIDES -> unless(side, CaseReason.SIDES_ONLY, kind);
      case ANY_STATE ->
          unless(!side && category == PartyCategory.STATE, CaseReason.OTHER_STATES_ONLY, kind);
      case OTHERS -> unless(!side, CaseReason.OTHERS_ONLY, kind);
      case ANYONE -> Optional.empty();
    };
  }

  private static Optional<Grounds> unless(boolean fine, Reason reason, Object... arguments) {
    return fine ? Optional.empty() : Optional.of(Grounds.of(reason, arguments));
  }

  private Optional<Grounds> inOrder(CaseEntryKind kind) {
    CasePhase phase = course.phase(at);
    if (phase.isOver() && kind != CaseEntryKind.CORRECTION && kind != CaseEntryKind.FOLLOW_UP) {
      return Optional.of(Grounds.of(CaseReason.OVER, phase));
    }
    boolean noticed = course.noticed().isPresent();
    return switch (kind) {
      case NOTICE -> unless(!noticed, CaseReason.NOTICED_ALREADY);
      case ACKNOWLEDGEMENT ->
          unless(noticed, CaseReason.NOT_NOTICED, kind)
              .or(() ->
                  unless(
                      course.last(CaseEntryKind.ACKNOWLEDGEMENT).isEmpty(),
                      CaseReason.ACKNOWLEDGED_ALREADY));
      case EXTENSION, OBSERVATION, RESPONSE ->
          unless(noticed, CaseReason.NOT_NOTICED, kind)
              .or(() -> kind == CaseEntryKind.RESPONSE ? once() : Optional.empty());
      case FINDING, DISAGREEMENT, MEASURE -> unless(course.isHeard(at), CaseReason.NOT_HEARD, kind);
      case JOIN, EVIDENCE, OPENING, DUE_DILIGENCE, FOLLOW_UP, CORRECTION, CLOSURE, WITHDRAWAL ->
          Optional.empty();
    };
  }

  /** A response answers what the claimants stated before it, and there is one to it. */
  private Optional<Grounds> once() {
    Optional<Filed<CaseEntry>> before = course.last(CaseEntryKind.RESPONSE);
    return before
        .filter(response ->
            course.entries().stream()
                .noneMatch(filed ->
                    course.claimants().contains(filed.entry().party())
                        && filed.entry().sequence() > response.entry().sequence()))
        .map(response ->
            Grounds.of(
                CaseReason.RESPONDED_ALREADY,
                response.entry().sequence(),
                CaseEntryKind.CORRECTION,
                CaseEntryKind.FOLLOW_UP));
  }
}
