package org.mithaq.accord.draft;

import java.util.Optional;
import org.mithaq.accord.CircleKind;
import org.mithaq.accord.Extensions;

/**
 * A named group of parties.
 *
 * @param steward id of the party that keeps its membership
 */
public record CircleDraft(
    Head head,
    String name,
    String slug,
    Optional<String> description,
    CircleKind kind,
    String steward)
    implements Draft {

  public CircleDraft {
    Check.text("name", name);
    Check.slug(slug);
    Check.text("description", description);
    Check.reference("steward_ref", "identity", steward);
  }

  @Override
  public String type() {
    return "circle";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.CIRCLE,
        json -> {
          json.text("name", name);
          json.text("slug", slug);
          json.text("description", description);
          json.word("kind", kind);
          json.text("steward_ref", steward);
        });
  }
}
