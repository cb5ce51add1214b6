package org.mithaq.node.rights;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.CaseCourse;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.Tokens;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.people.CaseAccounts;
import org.mithaq.node.people.People;
import org.mithaq.node.people.Sessions;

/**
 * Who asks for a respondent's account in a case, who opens it and who ends it: a claimant once
 * notice was served, and then the depositary.
 */
public final class CaseAccountDesk {

  private final RegisterIndex register;
  private final Audiences audiences;
  private final Parties parties;
  private final CaseAccounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Optional<String> depositary;
  private final Audit audit;

  /**
   * The desk of one node.
   *
   * @param sessions of the people that end with their accounts, as {@code tokens} do
   * @param depositary id of the party that opens them; where there is none, nobody does
   */
  public CaseAccountDesk(
      RegisterIndex register,
      Audiences audiences,
      Parties parties,
      CaseAccounts accounts,
      Sessions sessions,
      Tokens tokens,
      Optional<String> depositary,
      Audit audit) {
    this.register = register;
    this.audiences = audiences;
    this.parties = parties;
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.depositary = depositary;
    this.audit = audit;
  }

  /** Whether a caller is who opens them. */
  public boolean opens(Caller caller) {
    return depositary.isPresent()
        && caller.is(Role.DEPOSITARY)
        && caller.party().map(Party::id).equals(depositary);
  }

  /** Whether a caller could ask for one in a case as he sees it. */
  public boolean mayAsk(CaseCourse course, Caller caller) {
    return depositary.isPresent()
        && caller.is(Role.SIGNER)
        && course.noticed().isPresent()
        && caller.party().map(Party::id).filter(course.claimants()::contains).isPresent();
  }

  /** What was asked for: all of it to who opens it, its own to another party. */
  public List<CaseAccounts.Asked> list(Caller caller) {
    Optional<String> party = caller.party().map(Party::id);
    return accounts.all().stream()
        .filter(each -> opens(caller) || party.filter(each.by()::equals).isPresent())
        .toList();
  }

  /** What was asked for in a case. */
  public Optional<CaseAccounts.Asked> asked(String accountabilityCase) {
    return accounts.asked(accountabilityCase);
  }

  /** Whether somebody can answer by now, or was sent the link. */
  public boolean isOpen(CaseAccounts.Asked asked) {
    return accounts.isOpen(asked);
  }

  public String respondentName(CaseAccounts.Asked asked) {
    return parties.registered(asked.respondent()).map(Party::name).orElse(asked.respondent());
  }

  /**
   * Asks for one.
   *
   * @throws Refusal with what stands in the way
   */
  public CaseAccounts.Asked ask(String accountabilityCase, Caller caller)
      throws Refusal, IOException {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    CaseCourse course =
        register
            .ask(known -> known.matters(visibility::mayRead).accountabilityCase(accountabilityCase))
            .orElseThrow(() -> Refusal.notFound("There is no case of that id for you."));
    String party = caller.party().map(Party::id).orElse("");
    if (!course.claimants().contains(party) || !caller.is(Role.SIGNER)) {
      throw Refusal.of(
          403,
          "not-allowed",
          "A claimant's signer asks for the respondent's account.",
          "Authorization");
    }
    if (course.noticed().isEmpty()) {
      throw Refusal.of(409, "too-early", "First serve notice of the case.", "case");
    }
    if (depositary.isEmpty()) {
      throw Refusal.of(
          409,
          "no-depositary",
          "This node has no depositary to open it: the operator gives the respondent an account.",
          "case");
    }
    note(
        caller,
        party,
        "asked for the account of " + course.respondent() + " in " + accountabilityCase);
    return accounts.ask(accountabilityCase, course.respondent(), party);
  }

  /**
   * Opens one, for who opens them.
   *
   * @throws Refusal when there are as many as there may be
   */
  public People.CaseInvitation open(CaseAccounts.Asked asked, Caller caller)
      throws Refusal, IOException {
    note(
        caller,
        asked.respondent(),
        "opened the account of " + asked.respondent() + " in " + asked.accountabilityCase());
    try {
      return accounts.open(asked);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(409, "too-many", Optional.ofNullable(e.getMessage()).orElse(""), "case");
    }
  }

  /**
   * Ends all of a case for who opens them: accounts, sessions and tokens at once, and links that
   * nobody took up.
   *
   * @throws Refusal where there is none
   */
  public void end(CaseAccounts.Asked asked, Caller caller) throws Refusal, IOException {
    if (!accounts.isOpen(asked)) {
      throw Refusal.of(
          409, "none", "The respondent has no account in this case, and no link.", "case");
    }
    note(
        caller,
        asked.respondent(),
        "ended the account of " + asked.respondent() + " in " + asked.accountabilityCase());
    for (String name : accounts.end(asked)) {
      sessions.endAll(name);
      tokens.revokeAll(name);
    }
  }

  private void note(Caller caller, String party, String detail) {
    audit.note(
        new AuditEntry(
            AuditEntry.Kind.DELEGATE_CHANGED, Optional.of(party), caller.delegate(), detail));
  }
}
