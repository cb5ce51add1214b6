package org.mithaq.node.http;

import java.util.Optional;
import org.mithaq.node.access.Caller;

/** Knows who comes with a session's cookie. */
@FunctionalInterface
public interface Visitors {

  /** Where nobody signs in. */
  Visitors NONE = _ -> Optional.empty();

  /**
   * Somebody who is signed in.
   *
   * @param formToken what whatever the browser sends to change something must carry
   */
  record Visit(Caller caller, String formToken) {}

  /** Whose cookie it is; empty for one that opens nothing any more. */
  Optional<Visit> of(String cookie);

  /** The same for a request that goes on, which is no sign that anyone is there. */
  default Optional<Visit> still(String cookie) {
    return of(cookie);
  }
}
