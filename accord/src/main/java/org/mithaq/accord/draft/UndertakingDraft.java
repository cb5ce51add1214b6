package org.mithaq.accord.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.UndertakingKind;

/**
 * What parties said that they would do.
 *
 * @param by ids of parties; may be empty where a circle is named
 * @param circle id of the circle whose undertaking it is
 * @param plan what was said of its course
 * @param claimedBy whose description it is, where others describe it otherwise
 */
public record UndertakingDraft(
    Head head,
    String name,
    Optional<String> description,
    UndertakingKind kind,
    List<String> by,
    Optional<String> circle,
    Dated dated,
    Plan plan,
    List<Norm> serves,
    Optional<String> claimedBy)
    implements Draft {
  private static final int MOST_MONTHS = 1200;

  /**
   * Approval, due day, review, strands.
   *
   * @param reviewMonths months between reviews, 1 to 1200
   */
  public record Plan(
      Optional<String> approvalBy,
      Optional<LocalDate> due,
      Optional<Integer> reviewMonths,
      Optional<LocalDate> lastReview,
      List<String> strands) {
    /** Nothing was said of it. */
    public static final Plan NONE =
        new Plan(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Plan {
      Check.text("approval_by", approvalBy);
      if (reviewMonths.isPresent()
          && (reviewMonths.get() < 1 || reviewMonths.get() > MOST_MONTHS)) {
        throw new IllegalArgumentException("review_months must be 1 to " + MOST_MONTHS);
      }
      strands = List.copyOf(strands);
      strands.forEach(strand -> Check.text("strands", strand));
    }
  }

  /**
   * The principle or norm that it serves.
   *
   * @param instrument an accord's slug, or a citation
   */
  public record Norm(String instrument, Optional<String> paragraph) {
    public Norm {
      Check.text("instrument", instrument);
      Check.text("paragraph", paragraph);
    }
  }

  public UndertakingDraft {
    Check.text("name", name);
    Check.text("description", description);
    Check.text("claimed_by", claimedBy);
    by = List.copyOf(by);
    serves = List.copyOf(serves);
    by.forEach(id -> Check.reference("by_refs", "identity", id));
    circle.ifPresent(id -> Check.reference("circle_ref", "circle", id));
    if (by.isEmpty() && circle.isEmpty()) {
      throw new IllegalArgumentException("an undertaking is by parties or by a circle");
    }
  }

  @Override
  public String type() {
    return "undertaking";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.UNDERTAKING,
        json -> {
          json.text("name", name);
          json.text("description", description);
          json.word("kind", kind);
          json.texts("by_refs", by);
          json.text("circle_ref", circle);
          json.dated(dated);
          json.text("approval_by", plan.approvalBy);
          json.day("due", plan.due);
          if (plan.reviewMonths.isPresent()) {
            json.number("review_months", plan.reviewMonths.get());
          }
          json.day("last_review", plan.lastReview);
          json.list(
              "serves",
              serves,
              norm -> {
                json.text("instrument", norm.instrument);
                json.text("paragraph", norm.paragraph);
              });
          json.texts("strands", plan.strands);
          json.text("claimed_by", claimedBy);
        });
  }
}
