package org.mithaq.accord;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;

/**
 * A case and what was stated in it, as far as one reader sees. Times are those of the acts,
 * microseconds since the epoch.
 *
 * @param claimants ids, those who joined too
 * @param noticed when notice was served
 * @param respondBy until when the respondent has time
 */
public record CaseCourse(
    Filed<AccountabilityCase> opened,
    List<Filed<CaseEntry>> entries,
    SequencedSet<String> claimants,
    OptionalLong noticed,
    OptionalLong respondBy) {

  public CaseCourse {
    entries = List.copyOf(entries);
  }

  static CaseCourse of(Filed<AccountabilityCase> opened, List<Filed<CaseEntry>> entries) {
    SequencedSet<String> claimants = new LinkedHashSet<>(opened.object().terms().claimants());
    OptionalLong noticed = OptionalLong.empty();
    long extended = AssistanceTask.micros(opened.object().terms().responseWithin());
    List<Filed<CaseEntry>> taken = new ArrayList<>();
    for (Filed<CaseEntry> filed : entries) {
      if (!isEntitled(filed, opened.object().terms().respondent(), claimants)) {
        continue;
      }
      taken.add(filed);
      switch (filed.object().terms().kind()) {
        case JOIN -> claimants.add(filed.entry().party());
        case NOTICE -> {
          if (noticed.isEmpty()) {
            noticed = OptionalLong.of(filed.entry().micros());
          }
        }
        case EXTENSION ->
            extended += filed.object().terms().extension().map(AssistanceTask::micros).orElse(0L);
        default -> {}
      }
    }
    return new CaseCourse(
        opened,
        taken,
        claimants,
        noticed,
        noticed.isPresent()
            ? OptionalLong.of(noticed.getAsLong() + extended)
            : OptionalLong.empty());
  }

  /**
   * Whether a step is its party's to take. Whoever knows a case's id could open another one under
   * it and take steps there, which are none of this one.
   */
  private static boolean isEntitled(
      Filed<CaseEntry> filed, String respondent, SequencedSet<String> claimants) {
    String party = filed.entry().party();
    boolean claims = claimants.contains(party);
    boolean responds = party.equals(respondent);
    return switch (filed.object().terms().kind().by()) {
      case CLAIMANT -> claims;
      case RESPONDENT -> responds;
      case SIDES -> claims || responds;
      case ANY_STATE, OTHERS -> !claims && !responds;
      case ANYONE -> true;
    };
  }

  /** Id of the state that the claim is about. */
  public String respondent() {
    return opened.object().terms().respondent();
  }

  /** The last entry of a kind. */
  public Optional<Filed<CaseEntry>> last(CaseEntryKind kind) {
    return entries.stream()
        .filter(filed -> filed.object().terms().kind() == kind)
        .reduce((_, later) -> later);
  }

  public Optional<Filed<CaseEntry>> entry(String id) {
    return entries.stream().filter(filed -> filed.object().id().equals(id)).findFirst();
  }

  /** Entries with a commitment that none has opened yet. */
  public List<Filed<CaseEntry>> unopened() {
    return entries.stream()
        .filter(filed ->
            filed.object().terms().evidence().flatMap(Evidence::commitment).isPresent()
                && entries.stream().noneMatch(other -> opens(other, filed)))
        .toList();
  }

  private static boolean opens(Filed<CaseEntry> opening, Filed<CaseEntry> commitment) {
    CaseEntry.Terms terms = opening.object().terms();
    return terms.kind() == CaseEntryKind.OPENING
        && terms.about().filter(commitment.object().id()::equals).isPresent();
  }

  /**
   * Whether it is a party's turn at a time: the respondent's while its time for a response runs,
   * the claimants' from then on until they say what they hold of it.
   */
  public boolean waitsFor(String party, long at) {
    return switch (phase(at)) {
      case NOTICED -> respondent().equals(party);
      case RESPONDED, NO_REPLY -> claimants.contains(party);
      case OPENED, FOUND, DISAGREED, MEASURES, CLOSED, WITHDRAWN -> false;
    };
  }

  /** Whether notice was served and the time for a response is over, whatever came before that. */
  public boolean mayBePublic(long at) {
    return respondBy.isPresent() && at >= respondBy.getAsLong();
  }

  /** Whether the claimants may conclude: the response is there, or the time for it is over. */
  boolean isHeard(long at) {
    return mayBePublic(at) || last(CaseEntryKind.RESPONSE).isPresent();
  }

  /** How far it is at a time, microseconds since the epoch. */
  public CasePhase phase(long at) {
    CasePhase phase = CasePhase.OPENED;
    for (Filed<CaseEntry> filed : entries) {
      phase =
          switch (filed.object().terms().kind()) {
            case NOTICE -> CasePhase.NOTICED;
            case RESPONSE -> CasePhase.RESPONDED;
            case FINDING -> CasePhase.FOUND;
            case DISAGREEMENT -> CasePhase.DISAGREED;
            case MEASURE -> CasePhase.MEASURES;
            case CLOSURE -> CasePhase.CLOSED;
            case WITHDRAWAL -> CasePhase.WITHDRAWN;
            default -> phase;
          };
    }
    return phase == CasePhase.NOTICED && at >= respondBy.orElse(Long.MAX_VALUE)
        ? CasePhase.NO_REPLY
        : phase;
  }
}
