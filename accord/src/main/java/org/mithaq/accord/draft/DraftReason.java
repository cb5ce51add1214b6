package org.mithaq.accord.draft;

import org.mithaq.accord.Reason;

/** Why a draft makes no object; the first {@code %s} is the property. */
public enum DraftReason implements Reason {
  EMPTY("%s is empty"),
  TOO_LONG("%s is longer than %s characters"),
  CHARACTER("%s holds the character %s, which is no text"),
  REFERENCE("%s must be the id of a %s, is %s"),
  LANGUAGE("a language is a tag of RFC 5646, such as fr or ar; not %s"),
  ASKS_NOBODY("a request asks parties or a circle"),
  INVITES_NOBODY("a statement is for parties or for a circle to sign");

  private final String template;

  DraftReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("draft", this);
  }

  @Override
  public String template() {
    return template;
  }
}
