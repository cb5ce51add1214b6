package org.mithaq.accord.draft;

import org.mithaq.accord.Grounds;
import org.mithaq.accord.Reason;

/** What a draft can't say; the message is the English sentence of the grounds. */
public final class WrongDraftException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient Grounds grounds;

  WrongDraftException(Reason reason, Object... arguments) {
    this(Grounds.of(reason, arguments));
  }

  private WrongDraftException(Grounds grounds) {
    super(grounds.sentence());
    this.grounds = grounds;
  }

  public Grounds grounds() {
    return grounds;
  }
}
