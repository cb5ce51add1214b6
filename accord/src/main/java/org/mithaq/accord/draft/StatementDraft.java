package org.mithaq.accord.draft;

import org.mithaq.accord.Extensions;
import org.mithaq.accord.JointStatement;

/** A text that several parties are to sign. */
public record StatementDraft(Head head, JointStatement.Terms terms) implements Draft {

  public StatementDraft {
    Check.text("name", terms.name());
    terms.texts().forEach(text -> Check.language(text.lang()));
    terms.invited().forEach(id -> Check.reference("invited_refs", "identity", id));
    terms.circle().ifPresent(id -> Check.reference("circle_ref", "circle", id));
    if (terms.invited().isEmpty() && terms.circle().isEmpty()) {
      throw new WrongDraftException(DraftReason.INVITES_NOBODY);
    }
  }

  @Override
  public String type() {
    return "statement";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.STATEMENT,
        json -> {
          json.text("name", terms.name());
          json.list(
              "texts",
              terms.texts(),
              text -> {
                json.text("lang", text.lang());
                json.text("title", text.title());
                json.list(
                    "clauses",
                    text.clauses(),
                    clause -> {
                      json.text("number", clause.number());
                      json.text("text", clause.text());
                    });
              });
          json.texts("invited_refs", terms.invited());
          json.text("circle_ref", terms.circle());
          if (terms.threshold().isPresent()) {
            json.number("threshold", terms.threshold().getAsInt());
          }
          if (terms.closes().isPresent()) {
            json.moment("closes", terms.closes().get());
          }
          if (terms.opens()) {
            json.flag("opens_when_published", true);
          }
        });
  }
}
