package org.mithaq.accord.draft;

import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.Extensions;

/** One step of a request for assistance. */
public record ReplyDraft(Head head, AssistanceReply.Terms terms) implements Draft {

  public ReplyDraft {
    Check.reference("request_ref", "assistance-request", terms.request());
    Check.text("text", terms.text());
    Check.text("reason", terms.reason());
    terms.about().ifPresent(id -> Check.reference("about_ref", "identity", id));
    terms.to().forEach(id -> Check.reference("to_refs", "identity", id));
    terms.objects().forEach(id -> Check.reference("object_refs", id));
  }

  @Override
  public String type() {
    return "assistance-reply";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.ASSISTANCE_REPLY,
        json -> {
          json.text("request_ref", terms.request());
          json.word("kind", terms.kind());
          json.text("text", terms.text());
          json.text("reason", terms.reason());
          json.text("about_ref", terms.about());
          json.texts("to_refs", terms.to());
          json.texts("object_refs", terms.objects());
          json.text("cause", terms.cause().map(cause -> cause.word()));
          if (terms.automatic()) {
            json.flag("automatic", true);
          }
        });
  }
}
