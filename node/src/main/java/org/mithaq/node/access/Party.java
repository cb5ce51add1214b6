package org.mithaq.node.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mithaq.accord.PartyCategory;

/**
 * A party, by its STIX identity.
 *
 * @param id {@code identity--…}
 * @param slug short name in addresses and configuration
 * @param country ISO 3166-1 alpha-2; XA to XZ for fictional ones
 * @param supporter whether it supports the node's accord
 * @param exercise whether it is invented for training
 */
public record Party(
    String id,
    String slug,
    String name,
    PartyCategory category,
    Optional<String> country,
    boolean supporter,
    boolean exercise) {

  private static final Pattern ID =
      Pattern.compile("identity--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  public Party {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a party's id is identity-- and a UUID in lower case, not " + id);
    }
    Slug.check("a party's slug", slug);
    country.ifPresent(code -> {
      if (!COUNTRY.matcher(code).matches()) {
        throw new IllegalArgumentException(
            "a country is two capital letters as in ISO 3166-1, not " + code);
      }
    });
  }

  /** The same party, for what it enters as invented. */
  public Party asExercise() {
    return new Party(id, slug, name, category, country, supporter, true);
  }

  /** What its delegates hold. */
  public String token() {
    return token(id);
  }

  /** What the delegates of the party of an id hold. */
  public static String token(String id) {
    return "party:" + id;
  }
}
