package org.mithaq.accord.draft;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.PartyKey;

/**
 * A party: a STIX identity.
 *
 * @param country ISO 3166-1 alpha-2; XA to XZ in exercises
 * @param keys what the party signs with
 * @param source how the place that it was imported from describes it
 */
public record PartyDraft(
    Head head,
    String name,
    PartyCategory category,
    Optional<String> country,
    Optional<String> slug,
    List<PartyKey> keys,
    AsFound source)
    implements Draft {

  /** The words of the place that a party was imported from; each may be empty there. */
  public record AsFound(
      Optional<String> category, Optional<String> nature, Optional<String> country) {
    /** Not imported. */
    public static final AsFound NOWHERE =
        new AsFound(Optional.empty(), Optional.empty(), Optional.empty());

    public AsFound {
      category.ifPresent(text -> Check.written("source_category", text));
      nature.ifPresent(text -> Check.written("source_nature", text));
      country.ifPresent(text -> Check.written("source_country", text));
    }
  }

  public PartyDraft {
    Check.text("name", name);
    country.ifPresent(Check::country);
    slug.ifPresent(Check::slug);
    keys = List.copyOf(keys);
  }

  /** A party without keys. */
  public PartyDraft(
      Head head,
      String name,
      PartyCategory category,
      Optional<String> country,
      Optional<String> slug,
      AsFound source) {
    this(head, name, category, country, slug, List.of(), source);
  }

  @Override
  public String type() {
    return "identity";
  }

  @Override
  public byte[] json() {
    return DraftJson.extended(
        this,
        Extensions.IDENTITY,
        json -> {
          json.text("name", name);
          json.text("identity_class", "organization");
        },
        own -> {
          own.word("category", category);
          own.text("country", country);
          own.text("slug", slug);
          own.list(
              "keys",
              keys,
              key -> {
                own.word("algorithm", key.algorithm());
                own.text("public_key", Base64.getEncoder().encodeToString(key.encoded()));
              });
          own.text("source_category", source.category);
          own.text("source_nature", source.nature);
          own.text("source_country", source.country);
        });
  }
}
