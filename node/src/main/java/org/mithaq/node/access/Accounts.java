package org.mithaq.node.access;

import java.util.Optional;

/** Tells who is calling. Answers in the same time whether the name exists or not. */
public interface Accounts {

  /** HTTP Basic: name and secret. Empty where they do not match. */
  Optional<Caller> byPassword(String name, String secret);

  /** What the holder of an account would hold now; proves nothing of who is calling. */
  Optional<Caller> byName(String name);

  /** Who gave no credentials, with what everyone holds now. */
  default Caller nobody() {
    return Caller.ANONYMOUS;
  }

  /** HTTP Bearer. Empty where the token is not known. */
  Optional<Caller> byToken(String token);
}
