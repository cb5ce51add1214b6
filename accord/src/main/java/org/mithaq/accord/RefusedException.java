package org.mithaq.accord;

/** An object that the register does not take; the message says why and what to do. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Grounds grounds;

  /** For a reason and what it is about; see {@link Grounds#of}. */
  public RefusedException(Reason reason, Object... arguments) {
    this(Grounds.of(reason, arguments));
  }

  public RefusedException(Grounds grounds) {
    super(grounds.sentence(), null, false, false);
    this.grounds = grounds;
  }

  public Grounds grounds() {
    return grounds;
  }

  /** The message: the English sentence of the grounds. */
  public String reason() {
    return grounds.sentence();
  }
}
