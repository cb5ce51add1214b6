package org.mithaq.node.access;

import java.util.List;
import java.util.Optional;

/**
 * Accounts from several places, whose names never meet. Each place is asked every time, so that the
 * time taken does not tell where a name is known.
 */
public record AllAccounts(List<Accounts> places) implements Accounts {

  public AllAccounts {
    places = List.copyOf(places);
  }

  @Override
  public Optional<Caller> byPassword(String name, String secret) {
    Optional<Caller> found = Optional.empty();
    for (Accounts each : places) {
      Optional<Caller> here = each.byPassword(name, secret);
      found = found.or(() -> here);
    }
    return found;
  }

  /** As the first place says. */
  @Override
  public Caller nobody() {
    return places.getFirst().nobody();
  }

  @Override
  public Optional<Caller> byName(String name) {
    return places.stream().flatMap(each -> each.byName(name).stream()).findFirst();
  }

  @Override
  public Optional<Caller> byToken(String token) {
    Optional<Caller> found = Optional.empty();
    for (Accounts each : places) {
      Optional<Caller> here = each.byToken(token);
      found = found.or(() -> here);
    }
    return found;
  }
}
