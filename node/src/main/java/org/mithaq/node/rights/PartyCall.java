package org.mithaq.node.rights;

import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;

/** Requests that only somebody who acts for a party makes, without parameters. */
final class PartyCall {

  private PartyCall() {}

  /** Whoever acts for a party. */
  static Caller caller(Call call) throws Refusal {
    call.parameters().expectNone();
    if (call.caller().anonymous()) {
      throw Refusal.unauthenticated("This needs an account; give its credentials.");
    }
    if (call.caller().party().isEmpty()) {
      throw Refusal.of(403, "no-party", "This account acts for no party.", "Authorization");
    }
    return call.caller();
  }
}
