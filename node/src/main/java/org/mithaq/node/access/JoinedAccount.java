package org.mithaq.node.access;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mithaq.accord.PartyCategory;

/**
 * The account of a party that joined: one for each, named after it. The dot keeps the name apart
 * from every name in the configuration ({@link Slug}).
 *
 * @param secret of the account; the secret itself is not kept
 */
public record JoinedAccount(Party party, SecretDigest secret) {

  private static final String PREFIX = "joined.";
  private static final Pattern NAME = Pattern.compile("joined\\.[0-9a-f-]{36}");
  private static final int TYPE = "identity--".length();

  /** The name that the account of a party has. */
  public static String nameFor(String party) {
    return PREFIX + party.substring(TYPE);
  }

  /** A party that no configuration knows; as a slug it has its UUID, which names it nowhere. */
  public static Party party(
      String id, String name, PartyCategory category, Optional<String> country, boolean exercise) {
    return new Party(id, "joined-" + id.substring(TYPE), name, category, country, false, exercise);
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public String name() {
    return nameFor(party.id());
  }

  /** Whoever has the secret. */
  public Caller caller(Parties parties) {
    Set<String> tokens = new HashSet<>(parties.tokensOf(party));
    tokens.add(Account.token(name()));
    return new Caller(Optional.of(party), Optional.of(name()), tokens, Role.ofParty());
  }
}
