package org.mithaq.accord.draft;

import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.Word;

/** A request for assistance. */
public record RequestDraft(Head head, AssistanceRequest.Terms terms) implements Draft {

  public RequestDraft {
    Check.text("name", terms.name());
    Check.text("description", terms.description());
    terms.to().forEach(id -> Check.reference("to_refs", "identity", id));
    terms.circle().ifPresent(id -> Check.reference("circle_ref", "circle", id));
    if (terms.to().isEmpty() && terms.circle().isEmpty()) {
      throw new WrongDraftException(DraftReason.ASKS_NOBODY);
    }
  }

  @Override
  public String type() {
    return "assistance-request";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.ASSISTANCE_REQUEST,
        json -> {
          json.text("name", terms.name());
          json.text("description", terms.description());
          json.texts("to_refs", terms.to());
          json.text("circle_ref", terms.circle());
          json.texts("needs", terms.needs().stream().map(Word::word).sorted().toList());
          json.word("urgency", terms.urgency());
          json.seconds("acknowledge_within", terms.clocks().acknowledgement());
          json.seconds("answer_within", terms.clocks().answer());
          json.texts("incident_refs", terms.incidents());
          json.texts("object_refs", terms.objects());
          json.text("for_ref", terms.forRequest());
        });
  }
}
