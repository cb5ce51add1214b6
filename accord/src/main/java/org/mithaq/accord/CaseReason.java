package org.mithaq.accord;

/** Why the rules of accountability cases refuse. */
enum CaseReason implements Reason {
  STATES_ONLY("only states open cases; others attach observations to them"),
  RESPONDENT_NO_STATE("respondent_ref names %s, which is no state"),
  CLAIMANT_NO_STATE("claimant_refs names %s, which is no state"),
  RESPONDENT_CLAIMS("the respondent is among the claimants"),
  CLAIMANT_UNSIGNED(
      "claimant_refs names %s too: it signs the case in the same body, or joins it later"),
  SUBMITTER_CLAIMS_NOTHING("claimant_refs does not name the state that submits it"),
  NO_CLAIM("claim says what is claimed: give a text"),
  TIME_TOO_SHORT("response_within gives less than %s days to respond"),
  NO_CASE("there is no case %s for you; an entry comes after its case was taken"),
  TOO_MANY_ENTRIES("there are %s entries of yours in this case already, as many as there can be"),
  CLAIMANTS_ONLY("only a claimant enters «%s»"),
  RESPONDENT_ONLY("only the respondent enters «%s»"),
  SIDES_ONLY("only claimants and the respondent enter «%s»; others observe"),
  OTHER_STATES_ONLY("«%s» is for another state than those that are in the case"),
  OTHERS_ONLY("«%s» is for whoever is no side of the case"),
  OVER("the case is %s: nothing new enters it"),
  NOTICED_ALREADY("notice was served already"),
  ACKNOWLEDGED_ALREADY("the notice was acknowledged already"),
  NOT_NOTICED("«%s» comes after the notice"),
  NOT_HEARD("«%s» comes after the response, or after the time for it"),
  RESPONDED_ALREADY(
      "the response is recorded in act %s, and nothing new was stated since: correct "
          + "it with «%s», add to it with «%s»"),
  EVIDENCE_MISSING("evidence is missing: give its digest, or a commitment to it"),
  EVIDENCE_MISPLACED("evidence belongs to entries of kind «evidence» and «opening»"),
  EVIDENCE_CUT("digest, commitment and salt are 32 bytes each, in hexadecimal"),
  EXTENSION_MISPLACED("seconds says by how much the time grows, and nothing else"),
  DILIGENCE_MISPLACED(
      "diligence says which step of due diligence is told of: told, capacity-asked "
          + "or action-taken; other entries have none"),
  TEXT_MISSING("texts says what is stated: give one"),
  ABOUT_NO_ENTRY("about_ref names no entry of this case"),
  OPENS_NOTHING("about_ref names the entry whose commitment is opened"),
  DOES_NOT_OPEN("digest and salt do not open that commitment: it was to something else"),
  NOT_JOINT(
      "a finding is joint: the other side signs it in the same body; else it is a "
          + "disagreement");

  private final String template;

  CaseReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("case", this);
  }

  @Override
  public String template() {
    return template;
  }
}
