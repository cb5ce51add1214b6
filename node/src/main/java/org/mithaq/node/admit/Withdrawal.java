package org.mithaq.node.admit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.Ledger;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Outcome;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.Terms;
import org.mithaq.node.vault.Vault;

/**
 * «Never to be seen again»: destroys the content and salts of an act, on record. The party that
 * submitted it may, and the depositary by an order that is recorded with it; of the register
 * nothing is erased. A legal hold stands in the way of both. To whoever may not read an act and may
 * not erase it, it is not there.
 */
public final class Withdrawal {

  private static final Terms NO_TERMS = new Terms(List.of(), List.of(), List.of());

  private final Vault vault;
  private final Ledger ledger;
  private final Audiences audiences;
  private final Holds holds;
  private final Audit audit;
  private final Optional<String> depositary;
  private final InstantSource clock;

  /** Between a look at the holds and the commit no hold is placed. */
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * Wires the desk.
   *
   * @param depositary id of the party that keeps the register
   */
  public Withdrawal(
      Vault vault,
      Ledger ledger,
      Audiences audiences,
      Holds holds,
      Audit audit,
      Optional<String> depositary,
      InstantSource clock) {
    this.vault = vault;
    this.ledger = ledger;
    this.audiences = audiences;
    this.holds = holds;
    this.audit = audit;
    this.depositary = depositary;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Answer {

    /** Done; the number of the act that records it. */
    record Done(long act) implements Answer {}

    /** There is no such act for the caller. */
    record NotThere() implements Answer {}

    /** The sentence says why. */
    record Refused(String why) implements Answer {}
  }

  /**
   * Erases an act's content.
   *
   * @param basis why; of the depositary, the order
   */
  public Answer erase(Caller caller, long sequence, String basis)
      throws IOException, LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    turn.lockInterruptibly();
    try {
      Found found = find(caller, sequence, Role.CONTRIBUTOR);
      if (found.refusal.isPresent()) {
        return found.refusal.get();
      }
      Act act = found.act.orElseThrow();
      Optional<Holds.Hold> hold = holds.keeping(sequence, today());
      if (hold.isPresent()) {
        return new Answer.Refused(
            "a legal hold keeps act %d until its review on %s: %s"
                .formatted(sequence, hold.get().review(), hold.get().basis()));
      }
      note(caller, AuditEntry.Kind.ERASED, "act " + sequence + ": " + basis, found.owner());
      String text = found.byOrder ? "by order of the depositary: " + basis : basis;
      return commit(caller, act, ActKind.ERASE, act.sealed().audience(), text);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Places a legal hold, or changes the one there is.
   *
   * @param review after today, at most a year from it
   */
  public Answer hold(Caller caller, long sequence, String basis, LocalDate review)
      throws IOException, LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    if (!review.isAfter(today()) || review.isAfter(today().plusYears(1))) {
      return new Answer.Refused("the review of a hold is on a day after today, within a year");
    }
    turn.lockInterruptibly();
    try {
      Found found = find(caller, sequence, Role.PARTY_ADMINISTRATOR);
      if (found.refusal.isPresent()) {
        return found.refusal.get();
      }
      if (othersHold(caller, sequence)) {
        return new Answer.Refused("another party's hold is on it: only that party changes it");
      }
      holds.place(new Holds.Hold(sequence, partyOf(caller).id(), basis, review));
      note(
          caller,
          AuditEntry.Kind.HELD,
          "act %d until %s: %s".formatted(sequence, review, basis),
          found.owner());
      Act act = found.act.orElseThrow();
      return commit(
          caller, act, ActKind.HOLD, between(caller, act), "until " + review + ": " + basis);
    } finally {
      turn.unlock();
    }
  }

  /** Releases a hold before its review. */
  public Answer release(Caller caller, long sequence, String basis)
      throws IOException, LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    turn.lockInterruptibly();
    try {
      Found found = find(caller, sequence, Role.PARTY_ADMINISTRATOR);
      if (found.refusal.isPresent()) {
        return found.refusal.get();
      }
      if (holds.on(sequence).isEmpty()) {
        return new Answer.NotThere();
      }
      if (othersHold(caller, sequence)) {
        return new Answer.Refused("another party's hold is on it: only that party releases it");
      }
      Act act = found.act.orElseThrow();
      note(
          caller,
          AuditEntry.Kind.HELD,
          "act %d released: %s".formatted(sequence, basis),
          found.owner());
      Answer answer = commit(caller, act, ActKind.RELEASE, between(caller, act), basis);
      holds.release(sequence);
      return answer;
    } finally {
      turn.unlock();
    }
  }

  /**
   * The holds that the caller's party placed or that lie on what it submitted; all, for the
   * depositary.
   */
  public List<Holds.Hold> holds(Caller caller) {
    return holds.all().stream()
        .filter(hold -> find(caller, hold.act(), Role.READER).refusal.isEmpty())
        .toList();
  }

  /** An act that is the caller's to decide on, or why not. */
  private record Found(Optional<Act> act, Optional<Answer> refusal, boolean byOrder) {

    static Found not(Answer why) {
      return new Found(Optional.empty(), Optional.of(why), false);
    }

    String owner() {
      return act.map(found -> found.shown().party()).orElse("");
    }
  }

  private Found find(Caller caller, long sequence, Role role) {
    Optional<Long> place = vault.placeOf(sequence);
    if (place.isEmpty() || caller.party().isEmpty()) {
      return Found.not(new Answer.NotThere());
    }
    try {
      Act act = vault.read(place.get());
      boolean readable = act.sealed().audience().admits(caller.tokens());
      boolean own = act.shown().party().equals(partyOf(caller).id());
      boolean keeper =
          depositary.filter(partyOf(caller).id()::equals).isPresent() && caller.is(Role.DEPOSITARY);
      String why = refusal(act, own, keeper, caller.is(role), role);
      if (why.isEmpty()) {
        return new Found(Optional.of(act), Optional.empty(), !own);
      }
      return Found.not(readable || own ? new Answer.Refused(why) : new Answer.NotThere());
    } catch (DamagedRecordException e) {
      return Found.not(new Answer.NotThere());
    }
  }

  private String refusal(Act act, boolean own, boolean keeper, boolean allowed, Role role)
      throws DamagedRecordException {
    if (act.shown().kind() != ActKind.SHARE) {
      return "act " + act.sequence() + " does not share an object: it stays on record";
    }
    if (RegisterActs.isOne(act, vault)) {
      return act.shown().id()
          + " is in the register: nothing of it is erased; send an object that corrects it";
    }
    if (keeper || (own && allowed)) {
      return "";
    }
    return own
        ? "this account lacks the role " + role.word()
        : act.shown().id()
            + " was shared by another party: only that party, or the depositary by an order, may";
  }

  private boolean othersHold(Caller caller, long sequence) {
    return holds
        .keeping(sequence, today())
        .filter(hold -> !hold.party().equals(partyOf(caller).id()))
        .isPresent();
  }

  private Answer commit(Caller caller, Act act, ActKind kind, Audience audience, String text)
      throws LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    ShownHeader target = act.shown();
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Draft draft =
        new Draft(
            new ShownHeader(
                kind,
                target.collection(),
                target.type(),
                target.id(),
                target.version(),
                partyOf(caller).id(),
                target.exercise() || partyOf(caller).exercise(),
                Optional.of(act.sequence())),
            new SealedHeader(caller.delegate().orElse(""), audience, List.of()),
            content,
            0,
            content.length,
            Optional.of(act.versionNanos()),
            NO_TERMS);
    Outcome outcome =
        ledger.commit(List.of(draft), audiences.visibleTo(caller.tokens())).getFirst();
    return switch (outcome) {
      case Outcome.Committed(long sequence, long _) -> new Answer.Done(sequence);
      case Outcome.Already(long sequence, long _) -> new Answer.Done(sequence);
      case Outcome.Refused(String why) -> new Answer.Refused(why);
    };
  }

  /** A hold is a matter between whoever places it and whoever submitted what it is on. */
  private static Audience between(Caller caller, Act act) {
    return Audience.of(Set.of(partyOf(caller).token(), "party:" + act.shown().party()));
  }

  /** For the party that did it and for the one whose content it is. */
  private void note(Caller caller, AuditEntry.Kind kind, String detail, String owner) {
    String own = partyOf(caller).id();
    audit.note(new AuditEntry(kind, Optional.of(own), caller.delegate(), detail));
    if (!owner.equals(own)) {
      audit.note(
          new AuditEntry(kind, Optional.of(owner), Optional.empty(), "by " + own + ", " + detail));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Party partyOf(Caller caller) {
    return caller.party().orElseThrow();
  }
}
