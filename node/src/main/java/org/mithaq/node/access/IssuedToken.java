package org.mithaq.node.access;

import java.time.Instant;

/**
 * A token that an account has issued. The token itself is told once and not kept.
 *
 * @param id names it, to be listed and revoked; opens nothing
 * @param account whose
 * @param note what it is for, in its holder's words
 */
public record IssuedToken(
    String id,
    String account,
    SecretDigest digest,
    Scope scope,
    Instant issued,
    Instant expires,
    String note) {

  public boolean expired(Instant now) {
    return !now.isBefore(expires);
  }
}
