package org.mithaq.node.access;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of the configuration. Whether a name exists does not show in the time taken: an
 * unknown name's secret is digested and compared like any other, with a digest that nothing
 * matches. Costs one SHA-256 of a short text: microseconds.
 */
public final class ConfiguredAccounts implements Accounts {

  /** Longer ones are no secrets of ours; bounds the work that a stranger can ask for. */
  private static final int LONGEST_SECRET = 1024;

  private record Entry(SecretDigest secret, Optional<Holder> holder) {}

  /** Whose account it is; what he holds changes with the register. */
  private record Holder(Account account, Optional<Party> party) {}

  private final Map<String, Entry> byName = new HashMap<>();
  private final Map<Long, Entry> byDigest = new HashMap<>();
  private final Entry nobody;
  private final Parties parties;

  /**
   * Finds whom each account acts for.
   *
   * @throws IllegalArgumentException when two accounts share a name, or one names an unknown party
   */
  public ConfiguredAccounts(List<Account> accounts, Parties parties) {
    this.parties = parties;
    nobody =
        new Entry(SecretDigest.of(SecretDigest.drawSecret(new SecureRandom())), Optional.empty());
    for (Account account : accounts) {
      Entry entry = new Entry(account.secret(), Optional.of(holder(account, parties)));
      if (byName.put(account.name(), entry) != null) {
        throw new IllegalArgumentException("two accounts are named " + account.name());
      }
      byDigest.merge(account.secret().shortForm(), entry, (first, second) -> nobody);
    }
  }

  private static Holder holder(Account account, Parties parties) {
    return new Holder(
        account,
        account
            .party()
            .map(slug ->
                parties
                    .bySlug(slug)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "account " + account.name() + " names no party: " + slug))));
  }

  private Caller caller(Holder holder) {
    Account account = holder.account();
    Set<String> tokens =
        new HashSet<>(holder.party().map(parties::tokensOf).orElseGet(parties::tokensOfEveryone));
    tokens.add(account.token());
    return new Caller(holder.party(), Optional.of(account.name()), tokens, account.roles());
  }

  @Override
  public Optional<Caller> byPassword(String name, String secret) {
    if (secret.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    return check(byName.getOrDefault(name, nobody), SecretDigest.of(secret));
  }

  @Override
  public Caller nobody() {
    return new Caller(Optional.empty(), Optional.empty(), parties.tokensOfEveryone(), Set.of());
  }

  @Override
  public Optional<Caller> byName(String name) {
    return byName.getOrDefault(name, nobody).holder().map(this::caller);
  }

  /** The token is the account's secret. One that several accounts share names none of them. */
  @Override
  public Optional<Caller> byToken(String token) {
    if (token.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    SecretDigest given = SecretDigest.of(token);
    return check(byDigest.getOrDefault(given.shortForm(), nobody), given);
  }

  private Optional<Caller> check(Entry entry, SecretDigest given) {
    return given.matches(entry.secret()) ? entry.holder().map(this::caller) : Optional.empty();
  }
}
