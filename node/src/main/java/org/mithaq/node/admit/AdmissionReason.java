package org.mithaq.node.admit;

import org.mithaq.accord.Reason;

/** Why admission refuses what goes into the register, beside its rules. */
public enum AdmissionReason implements Reason {
  ONE_VERSION("objects of the register have one version; make a new object"),
  LATER_VERSION(
      "objects of the register have one version: modified is created, and nothing is revoked"),
  REMARK_VERSION("remarks of the register have one version; make a new note"),
  NOT_PUBLIC(
      "accords and parties are public; mark it TLP:CLEAR, or send it where that is "
          + "the default"),
  SIGNATURE_REFUSED("the signature over it was refused"),
  ROLE_MISSING("this account sends no %s for its party: it needs the role %s"),
  ROLES_MISSING("this account sends no %s for its party: it needs the role %s or %s"),
  CONTACT_NOT_PUBLIC(
      "that there is a contact is for everyone: mark it TLP:CLEAR; its details are not"),
  DETAILS_OPEN("how to reach somebody is not for everyone: send it into a circle's collection"),
  STATEMENT_FOR_NAMED(
      "what is for named delegates alone does not open to everyone: mark it "
          + "TLP:AMBER, or leave opens_when_published out"),
  NOT_FOR_ASKED("%s, which it asks, could not read this: choose another collection or marking"),
  NOT_FOR_ASKING("%s, which asked, could not read this: choose another collection or marking"),
  NOT_FOR_NEXT(
      "%s, which it is handed on to, could not read this: choose another collection "
          + "or marking"),
  NOT_FOR_RESPONDENT(
      "the respondent could not read the case, which is for named delegates alone: "
          + "open one that a circle may read, and keep what is to stay restricted in its "
          + "evidence"),
  CASE_NOT_YET_PUBLIC(
      "nothing of a case is public before notice was served and the time for a "
          + "response is over: send it into a circle's collection");

  private final String template;

  AdmissionReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("admission", this);
  }

  @Override
  public String template() {
    return template;
  }
}
