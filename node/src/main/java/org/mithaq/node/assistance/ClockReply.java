package org.mithaq.node.assistance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.DueStep;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.ReplyDraft;

/** A clock's step as an object. */
final class ClockReply {

  private ClockReply() {}

  /** The same step has the same id, so that none is taken twice. */
  static ReplyDraft of(DueStep step, Instant now) {
    String request = step.request().object().id();
    String key =
        String.join(
            " ",
            "clock",
            request,
            step.party(),
            step.kind().word(),
            step.cause().map(Word::word).orElse(""));
    return new ReplyDraft(
        new Head(
            key,
            now.truncatedTo(ChronoUnit.MILLIS),
            Optional.of(step.request().entry().party()),
            Optional.empty(),
            List.of()),
        new AssistanceReply.Terms(
            request,
            step.kind(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(step.party()),
            List.of(),
            List.of(),
            step.cause(),
            true));
  }
}
