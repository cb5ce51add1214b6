package org.mithaq.accord.draft;

import java.util.Optional;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.ProgressKind;
import org.mithaq.accord.Stage;

/**
 * What became of an undertaking on a day.
 *
 * @param undertaking id of the undertaking
 * @param stage needed where the kind is {@code stage}
 * @param text needed where there is no stage
 * @param repliesTo id of the progress that it answers
 */
public record ProgressDraft(
    Head head,
    String undertaking,
    ProgressKind kind,
    Optional<Stage> stage,
    Dated dated,
    Optional<String> text,
    Optional<String> strand,
    Optional<String> approvalBy,
    Optional<String> repliesTo,
    Optional<String> claimedBy)
    implements Draft {

  public ProgressDraft {
    Check.reference("undertaking_ref", "undertaking", undertaking);
    Check.text("text", text);
    Check.text("strand", strand);
    Check.text("approval_by", approvalBy);
    repliesTo.ifPresent(id -> Check.reference("replies_to_ref", "progress", id));
    Check.text("claimed_by", claimedBy);
    if (stage.isEmpty() && text.isEmpty()) {
      throw new IllegalArgumentException("progress needs a stage or a text");
    }
    if ((kind == ProgressKind.STAGE) != stage.isPresent()) {
      throw new IllegalArgumentException("progress of the kind «stage», and no other, has a stage");
    }
  }

  @Override
  public String type() {
    return "progress";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.PROGRESS,
        json -> {
          json.text("undertaking_ref", undertaking);
          json.word("kind", kind);
          json.text("stage", stage.map(Stage::word));
          json.dated(dated);
          json.text("text", text);
          json.text("strand", strand);
          json.text("approval_by", approvalBy);
          json.text("replies_to_ref", repliesTo);
          json.text("claimed_by", claimedBy);
        });
  }
}
