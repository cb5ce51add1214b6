package org.mithaq.accord.draft;

import java.util.Optional;

/** An incident as STIX 2.1 has it; what is known or claimed of it stands in remarks. */
public record IncidentDraft(Head head, String name, Optional<String> description) implements Draft {

  public IncidentDraft {
    Check.text("name", name);
    Check.text("description", description);
  }

  @Override
  public String type() {
    return "incident";
  }

  @Override
  public byte[] json() {
    return DraftJson.object(
        this,
        json -> {
          json.text("name", name);
          json.text("description", description);
        });
  }
}
