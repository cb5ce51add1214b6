package org.mithaq.node.storage;

/**
 * Where {@link StateFiles} are. All are backed up, in this order, and all are looked at by a check:
 * one that is not named here can't be written.
 */
public enum StateDirectory {
  /** Before the accounts: whoever joined in between has an application to repeat that step with. */
  APPLICATIONS("applications"),
  ACCOUNTS("accounts"),
  TOKENS("tokens"),
  PEOPLE("people"),
  HOLDS("holds"),
  SUBSCRIPTIONS("subscriptions"),
  NOTICES("notices"),
  FOLLOWED("followed"),
  CHECKS("checks"),
  CASE_ACCOUNTS("case-accounts"),
  CORRECTIONS("corrections"),
  FINDINGS("findings");

  private final String path;

  StateDirectory(String name) {
    this.path = "state/" + name;
  }

  /** Within the data directory, such as {@code state/tokens}. */
  public String path() {
    return path;
  }
}
