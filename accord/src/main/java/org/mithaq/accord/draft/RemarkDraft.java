package org.mithaq.accord.draft;

import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Precision;

/**
 * A dated remark on objects of the register: a STIX note. With a figure it says how many someone
 * counted, without one it is context.
 *
 * @param about ids of what it is about, at least one
 * @param subject a few words, the note's {@code abstract}
 * @param dated without a first possible day
 */
public record RemarkDraft(
    Head head,
    List<String> about,
    Optional<String> subject,
    String content,
    Dated dated,
    Optional<Figure> figure,
    Optional<String> claimedBy)
    implements Draft {

  /**
   * A count.
   *
   * @param category of what was counted, where it is parties of one category
   * @param unit what was counted, where it is not parties
   */
  public record Figure(
      long number, Precision precision, Optional<PartyCategory> category, Optional<String> unit) {
    public Figure {
      if (number < 0) {
        throw new IllegalArgumentException("number must not be negative");
      }
      Check.text("unit", unit);
    }
  }

  public RemarkDraft {
    about = List.copyOf(about);
    if (about.isEmpty()) {
      throw new IllegalArgumentException("a remark is about something: object_refs is empty");
    }
    about.forEach(id -> Check.reference("object_refs", id));
    Check.text("abstract", subject);
    Check.text("content", content);
    Check.text("claimed_by", claimedBy);
    if (dated.notBefore().isPresent()) {
      throw new IllegalArgumentException("a remark has no not_before");
    }
  }

  @Override
  public String type() {
    return "note";
  }

  @Override
  public byte[] json() {
    return DraftJson.extended(
        this,
        Extensions.NOTE,
        json -> {
          json.text("abstract", subject);
          json.text("content", content);
          json.texts("object_refs", about);
        },
        own -> {
          own.text("kind", figure.isPresent() ? "figure" : "context");
          own.dated(dated);
          own.text("claimed_by", claimedBy);
          if (figure.isPresent()) {
            Figure counted = figure.get();
            own.text("category", counted.category.map(PartyCategory::word));
            own.word("precision", counted.precision);
            own.number("number", counted.number);
            own.text("unit", counted.unit);
          }
        });
  }
}
