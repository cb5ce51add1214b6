package org.mithaq.node.people;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;

/** The door for people. */
public final class SignIn {

  private final People people;
  private final Sessions sessions;
  private final Optional<Accounts> trial;
  private final Audit audit;
  private final Delays delays;

  /**
   * A door.
   *
   * @param trial of a demo: accounts whose holders sign in with their secret alone
   */
  public SignIn(
      People people,
      Sessions sessions,
      Optional<Accounts> trial,
      Audit audit,
      InstantSource clock) {
    this.people = people;
    this.sessions = sessions;
    this.trial = trial;
    this.audit = audit;
    this.delays = new Delays(clock);
  }

  /** What came of it. */
  public sealed interface Result {

    /** Signed in; the session's cookie. */
    record In(String cookie) implements Result {}

    /** Something was wrong; which of all it was is not told. */
    record Wrong() implements Result {}

    /** Not looked at. */
    record Wait(long seconds) implements Result {}
  }

  /**
   * Signs a person in.
   *
   * @param network where the request came from
   */
  public Result in(String name, String password, String oneTime, String network)
      throws IOException, InterruptedException {
    long wait = delays.wait(name, network);
    if (wait > 0) {
      return new Result.Wait(wait);
    }
    boolean right;
    try {
      right = people.isRight(name, password, oneTime) || onTrial(name, password);
    } catch (BusyException e) {
      return new Result.Wait(1);
    }
    if (!right) {
      delays.failed(name, network);
      // Of a name that nobody has there is nobody to tell.
      people
          .find(name)
          .ifPresent(person ->
              audit.note(
                  new AuditEntry(
                      AuditEntry.Kind.SIGN_IN_REFUSED,
                      Optional.of(person.party()),
                      Optional.of(name),
                      "by password")));
      return new Result.Wrong();
    }
    delays.succeeded(name, network);
    String cookie = sessions.open(name);
    note(cookie, AuditEntry.Kind.SIGNED_IN);
    return new Result.In(cookie);
  }

  private boolean onTrial(String name, String secret) {
    return trial.flatMap(accounts -> accounts.byPassword(name, secret)).isPresent();
  }

  /** Ends a session. */
  public void out(String cookie) {
    note(cookie, AuditEntry.Kind.SIGNED_OUT);
    sessions.end(cookie);
  }

  private void note(String cookie, AuditEntry.Kind kind) {
    Optional<Caller> caller = sessions.of(cookie).map(Sessions.Open::caller);
    if (caller.isPresent()) {
      audit.note(
          new AuditEntry(
              kind, caller.get().party().map(Party::id), caller.get().delegate(), "by password"));
    }
  }
}
