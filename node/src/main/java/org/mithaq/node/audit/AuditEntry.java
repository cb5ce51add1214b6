package org.mithaq.node.audit;

import java.util.Optional;

/**
 * One thing that was done.
 *
 * @param party STIX id of the party that it concerns, and that may have the entry; empty for what
 *     concerns the node alone
 * @param account who did it; empty where nobody was signed in
 * @param detail what exactly, in a form of the kind's own; holds no secret and no content
 */
public record AuditEntry(
    Kind kind, Optional<String> party, Optional<String> account, String detail) {

  private static final int LONGEST_DETAIL = 2000;

  /** What an entry is about. The words stand in the log for ever: they are added to. */
  public enum Kind {
    BEGUN("begun"),
    SIGNED_IN("signed-in"),
    SIGN_IN_REFUSED("sign-in-refused"),
    SIGNED_OUT("signed-out"),
    TOKEN_ISSUED("token-issued"),
    TOKEN_REVOKED("token-revoked"),
    DELEGATE_CHANGED("delegate-changed"),
    ROLES_CHANGED("roles-changed"),
    CIRCLE_CHANGED("circle-changed"),
    AUDIENCE_NARROWED("audience-narrowed"),
    ERASED("erased"),
    HELD("held"),
    READ("read"),
    EXPORTED("exported"),
    SUBSCRIBED("subscribed"),
    UNSUBSCRIBED("unsubscribed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public AuditEntry {
    if (detail.length() > LONGEST_DETAIL) {
      detail = detail.substring(0, LONGEST_DETAIL);
    }
  }
}
