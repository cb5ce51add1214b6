package org.mithaq.node.rights;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mithaq.node.access.Account;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;

/**
 * Who reads under an audience at this moment.
 *
 * @param everyone whether nobody needs an account for it; then nobody is listed
 * @param parties all of whose delegates read it, in the order of their names
 * @param delegates who read it because they are named, by name
 */
public record Readers(boolean everyone, List<Party> parties, SortedSet<String> delegates) {

  private static final Comparator<Party> BY_NAME =
      Comparator.comparing(Party::name).thenComparing(Party::id);

  public static Readers of(Audience audience, Parties parties, Accounts accounts) {
    if (audience.admits(Set.of(Audience.EVERYONE))) {
      return new Readers(true, List.of(), new TreeSet<>());
    }
    return new Readers(
        false,
        parties.all().stream()
            .filter(party -> audience.admits(parties.tokensOf(party)))
            .sorted(BY_NAME)
            .toList(),
        named(audience, accounts));
  }

  /** A name that nobody has lets nobody in. */
  private static SortedSet<String> named(Audience audience, Accounts accounts) {
    SortedSet<String> names = new TreeSet<>();
    for (SortedSet<String> set : audience.sets()) {
      for (String token : set) {
        Account.named(token)
            .filter(name ->
                accounts.byName(name).filter(held -> audience.admits(held.tokens())).isPresent())
            .ifPresent(names::add);
      }
    }
    return names;
  }
}
