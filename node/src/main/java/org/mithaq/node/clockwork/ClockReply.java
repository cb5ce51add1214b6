package org.mithaq.node.clockwork;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

  /** A body with the step alone; the same step has the same id, so that none is taken twice. */
  static byte[] envelope(DueStep step, Instant now, List<String> markings) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    body.writeBytes("{\"objects\":[{".getBytes(StandardCharsets.US_ASCII));
    if (!markings.isEmpty()) {
      String refs = String.join("\",\"", markings);
      body.writeBytes(
          ("\"object_marking_refs\":[\"" + refs + "\"],").getBytes(StandardCharsets.US_ASCII));
    }
    byte[] json = draft(step, now).json();
    body.write(json, 1, json.length - 1);
    body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static ReplyDraft draft(DueStep step, Instant now) {
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
