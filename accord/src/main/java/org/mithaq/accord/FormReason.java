package org.mithaq.accord;

/** Why an object can't be read; {@code %s} begins with the member's place. */
enum FormReason implements Reason {
  UNREADABLE("the object is not JSON that can be read again"),
  MISSING("%s is missing"),
  NUMBER("%s is between 0 and %s"),
  ID("%s is no type and UUID with «--» between them"),
  BASE64("%s is not base64"),
  WORD("%s is «%s», which is none of %s"),
  DAY("%s is «%s», which is no day of the calendar"),
  CREATED("%s is «%s», which is no time"),
  TIME("%s is no time"),
  DATE_UNKNOWN("%s is «%s», so there can be no date"),
  DATE_MISSING("%s is «%s», so a date is needed"),
  DATE_EXACT("an exact date needs no %s"),
  DATES_CROSSED("%s is after the date");

  private final String template;

  FormReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("form", this);
  }

  @Override
  public String template() {
    return template;
  }
}
