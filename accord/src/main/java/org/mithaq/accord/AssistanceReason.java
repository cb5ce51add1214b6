package org.mithaq.accord;

/** Why the rules of requests for assistance refuse. */
enum AssistanceReason implements Reason {
  ASKS_ITSELF("to_refs names the party that asks"),
  CIRCLE_EMPTY("nobody else is in the circle «%s»"),
  NO_NEEDS("needs says what is asked for: name one thing at least"),
  CLOCKS_CROSSED("acknowledge_within is longer than answer_within"),
  FOR_NO_REQUEST("for_ref names no request that asks you for help"),
  NO_REQUEST("there is no request %s for you; a reply comes after its request was taken"),
  TOO_MANY_REPLIES(
      "there are %s replies of yours to this request already, as many as there can be"),
  OVER("the request is over: its asker said «%s» in act %s"),
  DECLINED_WITHOUT_REASON("who declines says why: give a reason"),
  TEXT_MISSING("a reply of kind «%s» has a text"),
  TRANSFERRED_TO_NOBODY("to_refs says to whom it is handed on"),
  NOT_FOR_CLOCKS("clocks remind and escalate, and do nothing else"),
  CAUSE_MISPLACED("who escalates, and nobody else, says the cause"),
  NOT_ASKED("you were not asked: only who was replies with «%s»"),
  CONCERNED_ALREADY("to_refs names %s, whom this concerns already"),
  NOT_ASKING("only the party that asks replies with «%s»"),
  ABOUT_NOBODY("about_ref says which of those who were asked is meant"),
  OUT_OF_ORDER("«%s» does not follow «%s», where you stand in this request; from there go: %s"),
  OUT_OF_ORDER_FOR_ASKED(
      "«%s» does not follow «%s», where it stands in this request; from there go: %s"),
  ESCALATED_ALREADY("it was escalated for «%s» already"),
  NO_CAUSE("«%s» is not so now");

  private final String template;

  AssistanceReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("assistance", this);
  }

  @Override
  public String template() {
    return template;
  }
}
