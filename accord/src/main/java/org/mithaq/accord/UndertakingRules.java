package org.mithaq.accord;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who says what was undertaken, and how far it is. */
final class UndertakingRules {

  /** The norms of responsible state behaviour of 2015 are paragraph 13, (a) to (k). */
  private static final String NORMS = "UN GGE 2015";

  private static final Pattern NORM = Pattern.compile("13\\([a-k]\\)");

  private final Submitter submitter;
  private final Known known;
  private final LocalDate today;

  UndertakingRules(Submitter submitter, Known known, LocalDate today) {
    this.submitter = submitter;
    this.known = known;
    this.today = today;
  }

  void check(Undertaking undertaking, List<Signature> signatures) throws RefusedException {
    for (String party : undertaking.by()) {
      Checks.party(known, party);
    }
    if (undertaking.circle().isPresent() && known.circle(undertaking.circle().get()).isEmpty()) {
      throw new RefusedException(SharedReason.NO_CIRCLE, undertaking.circle().get());
    }
    Checks.past(undertaking.dated(), today);
    for (Undertaking.Norm norm : undertaking.serves()) {
      norm(norm);
    }
    if (!isOf(undertaking) && undertaking.claim().by().isEmpty()) {
      throw new RefusedException(UndertakingReason.BY_OTHERS);
    }
    if (undertaking.claim().by().isEmpty() && !submitter.depositary()) {
      forAll(undertaking, signatures);
    }
    Checks.sourced(undertaking.sources(), SharedReason.UNDERTAKING_UNSOURCED);
    Optional<String> corrected = undertaking.claim().corrects();
    if (corrected.isPresent() && known.undertaking(corrected.get()).filter(this::isOf).isEmpty()) {
      throw new RefusedException(UndertakingReason.CORRECTS_NOTHING);
    }
  }

  /** Nobody undertakes anything for another. */
  private void forAll(Undertaking undertaking, List<Signature> signatures) throws RefusedException {
    for (String party : undertaking.by()) {
      if (!party.equals(submitter.id())
          && signatures.stream().noneMatch(signature -> signature.party().equals(party))) {
        throw new RefusedException(UndertakingReason.NOT_SIGNED_BY_ALL, party);
      }
    }
  }

  void check(Progress progress) throws RefusedException {
    Undertaking undertaking =
        known
            .undertaking(progress.undertaking())
            .orElseThrow(() ->
                new RefusedException(UndertakingReason.NO_UNDERTAKING, progress.undertaking()));
    Checks.room(
        known.countProgress(progress.undertaking(), submitter.id()),
        UndertakingReason.TOO_MANY_WORDS);
    Checks.past(progress.dated(), today);
    refersTo(progress);
    Optional<LocalDate> date = progress.dated().date();
    if (progress.stage().isPresent()
        && undertaking.dated().quality() == DateQuality.EXACT
        && date.isPresent()) {
      Checks.notBefore(
          progress.dated(),
          undertaking.dated().date().orElseThrow(),
          UndertakingReason.BEFORE_ANNOUNCED);
    }
    if (progress.kind() == ProgressKind.STAGE && progress.stage().isEmpty()) {
      throw new RefusedException(UndertakingReason.STAGE_MISSING);
    }
    if (progress.kind() == ProgressKind.COMMENT) {
      if (progress.stage().isPresent()) {
        throw new RefusedException(UndertakingReason.STAGE_IN_COMMENT);
      }
    } else if (!isOf(undertaking) && progress.claim().by().isEmpty()) {
      throw new RefusedException(UndertakingReason.REPORTED_BY_OTHERS);
    }
    if (progress.strand().isPresent() && !undertaking.strands().contains(progress.strand().get())) {
      throw new RefusedException(UndertakingReason.NO_STRAND, progress.strand().get());
    }
  }

  private void refersTo(Progress progress) throws RefusedException {
    Optional<String> corrected = progress.claim().corrects();
    if (corrected.isPresent()
        && known
            .progressBy(progress.undertaking(), corrected.get())
            .filter(by -> submitter.depositary() || by.equals(submitter.id()))
            .isEmpty()) {
      throw new RefusedException(UndertakingReason.CORRECTS_NO_WORD);
    }
    if (progress.kind() == ProgressKind.REPLY && progress.repliesTo().isEmpty()) {
      throw new RefusedException(UndertakingReason.REPLY_TO_NOTHING);
    }
    Optional<String> replied = progress.repliesTo();
    if (replied.isPresent() && known.progressBy(progress.undertaking(), replied.get()).isEmpty()) {
      throw new RefusedException(UndertakingReason.REPLY_TO_NO_WORD, replied.get());
    }
  }

  private boolean isOf(Undertaking undertaking) {
    return submitter.depositary() || undertaking.authors(known::circle).contains(submitter.id());
  }

  private void norm(Undertaking.Norm norm) throws RefusedException {
    norm(norm, known, submitter.exercise());
  }

  /** That a paragraph is one of its instrument, as far as that is known here. */
  static void norm(Undertaking.Norm norm, Known known, boolean exercise) throws RefusedException {
    Optional<Accord> accord =
        known
            .accordBySlug(norm.instrument(), exercise)
            .or(() -> known.accordBySlug(norm.instrument()));
    if (norm.paragraph().isEmpty()) {
      return;
    }
    String paragraph = norm.paragraph().get();
    if (accord.isPresent() && !accord.get().clauses().contains(paragraph)) {
      throw new RefusedException(UndertakingReason.NO_PRINCIPLE, norm.instrument(), paragraph);
    }
    if (norm.instrument().startsWith(NORMS) && !NORM.matcher(paragraph).matches()) {
      throw new RefusedException(UndertakingReason.NO_NORM, paragraph);
    }
  }
}
