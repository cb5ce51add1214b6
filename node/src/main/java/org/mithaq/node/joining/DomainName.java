package org.mithaq.node.joining;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of hosts that can prove something: of the public DNS, in small ASCII letters. */
final class DomainName {

  private static final int LONGEST = 240;
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  /** Names that no registry gives out (RFC 6761, RFC 6762, RFC 7686, RFC 8375). */
  private static final Set<String> SPECIAL =
      Set.of("local", "localhost", "internal", "test", "invalid", "example", "onion", "arpa");

  private DomainName() {}

  /** Why a text is no such name; empty for one. */
  static Optional<String> refusal(String text) {
    if (text.length() > LONGEST || !NAME.matcher(text).matches()) {
      return Optional.of(
          "a domain is a name like example.org, in small letters (others as xn--…), without a dot"
              + " at its end");
    }
    return SPECIAL.contains(text.substring(text.lastIndexOf('.') + 1))
        ? Optional.of("«" + text + "» is a name that nobody can own")
        : Optional.empty();
  }
}
