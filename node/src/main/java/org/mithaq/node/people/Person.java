package org.mithaq.node.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;

/**
 * A delegate who is a person, acting for one party.
 *
 * @param name unique in the node among all accounts; what sealed headers say
 * @param display what people call the delegate
 * @param party STIX id
 * @param onlyCase the one case that the account is for; what else its party may read and do, it may
 *     not
 * @param standing whether the person can sign in, or has yet to take up an invitation
 */
public record Person(
    String name,
    String display,
    String party,
    Set<Role> roles,
    Optional<String> onlyCase,
    Standing standing) {

  /** How far a person has come. */
  public sealed interface Standing {}

  /** A link was made; whoever has it sets a password and a second factor, once. */
  public record Invited(SecretDigest code, Instant until) implements Standing {}

  /**
   * Can sign in.
   *
   * @param password digest, see {@link Passwords}
   * @param totp secret of the second factor, base32
   * @param step the last one-time password's that was taken
   */
  public record Ready(String password, String totp, long step) implements Standing {

    /** Keeps both out of logs. */
    @Override
    public String toString() {
      return "Ready[…]";
    }
  }

  public Person {
    roles = Set.copyOf(roles);
    if (onlyCase.isPresent() != roles.equals(Set.of(Role.RESPONDENT))) {
      throw new IllegalArgumentException("a respondent's account is for one case, and no other is");
    }
  }

  Person standing(Standing other) {
    return new Person(name, display, party, roles, onlyCase, other);
  }

  /** An invitation that nobody took up in time. */
  boolean lapsed(Instant now) {
    return standing instanceof Invited(SecretDigest _, Instant until) && !now.isBefore(until);
  }

  Optional<Ready> ready() {
    return standing instanceof Ready ready ? Optional.of(ready) : Optional.empty();
  }

  public boolean canSignIn() {
    return ready().isPresent();
  }
}
