package org.mithaq.accord.draft;

import java.util.Optional;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.Extensions;

/** A case that states open. */
public record CaseDraft(Head head, AccountabilityCase.Terms terms) implements Draft {

  public CaseDraft {
    Check.text("name", terms.name());
    Check.reference("respondent_ref", "identity", terms.respondent());
    terms.claimants().forEach(id -> Check.reference("claimant_refs", "identity", id));
    terms.claim().forEach(passage -> Check.text("claim", passage.text()));
  }

  @Override
  public String type() {
    return "accountability-case";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.ACCOUNTABILITY_CASE,
        json -> {
          json.text("name", terms.name());
          json.text("respondent_ref", terms.respondent());
          json.texts("claimant_refs", terms.claimants());
          json.struct(
              "norm",
              norm -> {
                norm.text("instrument", terms.norm().instrument());
                norm.text("paragraph", terms.norm().paragraph());
              });
          json.passages("claim", terms.claim());
          json.texts("incident_refs", terms.incidents());
          json.seconds("response_within", Optional.of(terms.responseWithin()));
        });
  }
}
