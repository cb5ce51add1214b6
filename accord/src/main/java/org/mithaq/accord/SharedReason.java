package org.mithaq.accord;

/** Why the rules of several kinds of objects refuse. */
enum SharedReason implements Reason {
  NO_PARTY("the register has no party %s: the depositary enters it"),
  NO_CIRCLE("the register has no circle %s"),
  SLUG("slug is «%s»: a short name of small ASCII letters, digits and hyphens"),
  REMARK_UNSOURCED("a remark names its source: give it in external_references"),
  REPORT_UNSOURCED("what is reported names its source: give it in external_references"),
  CLAIM_UNSOURCED("a claim names its source: give it in external_references"),
  UNDERTAKING_UNSOURCED("an undertaking names its source: give it in external_references"),
  UNSIGNED("basis is «signed-act», but the body has no signature over the object"),
  NO_DEPOSITARY_NOTICE("only the depositary gives «depositary-notice» as basis"),
  DATE_TO_COME("date is %s, which is still to come"),
  NOT_BEFORE_TO_COME("not_before is %s, which is still to come"),
  CORRECTS_ITSELF("corrects_ref leads back to the object itself"),
  SIGNATURE_ALONE("a signature enters together with its object: send both in one body"),
  STEPS_TOGETHER("a body holds one step of a request, case or statement: send them one by one"),
  FIGURE_WITHOUT_NUMBER("a figure has a number and a precision");

  private final String template;

  SharedReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("", this);
  }

  @Override
  public String template() {
    return template;
  }
}
