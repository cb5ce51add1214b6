package org.mithaq.node;

import java.util.List;
import org.mithaq.accord.Extensions;

/** What parties deal with, as text. */
final class MatterText {

  private MatterText() {}

  private static String object(String type, int number, String extension, String members) {
    return RegisterText.object(
        type, id(type, number), extension.substring("extension-definition--".length()), members);
  }

  static String id(String type, int number) {
    return type + "--" + RegisterText.uuid(number);
  }

  /** Asks one party. */
  static String request(int number, String name, String to) {
    return object(
        "assistance-request",
        number,
        Extensions.ASSISTANCE_REQUEST,
        """
        "name":"%s","description":"%s described","to_refs":["%s"],"needs":["takedown"],\
        "urgency":"emergency\"\
        """
            .formatted(name, name, to));
  }

  static String requestToCircle(int number, String name) {
    return object(
        "assistance-request",
        number,
        Extensions.ASSISTANCE_REQUEST,
        """
        "name":"%s","circle_ref":"%s","needs":["takedown"],"urgency":"emergency\"\
        """
            .formatted(name, RegisterText.CIRCLE));
  }

  static String reply(int number, int request, String kind) {
    return object(
        "assistance-reply",
        number,
        Extensions.ASSISTANCE_REPLY,
        "\"request_ref\":\"%s\",\"kind\":\"%s\",\"text\":\"so\""
            .formatted(id("assistance-request", request), kind));
  }

  static String openedCase(int number, String name, String claimant, String respondent) {
    return object(
        "accountability-case",
        number,
        Extensions.ACCOUNTABILITY_CASE,
        """
        "name":"%s","respondent_ref":"%s","claimant_refs":["%s"],"norm":{"instrument":"a norm"},\
        "claim":[{"lang":"en","text":"%1$s"}],"response_within":86400\
        """
            .formatted(name, respondent, claimant));
  }

  static String entry(int number, int opened, String kind) {
    return object(
        "case-entry",
        number,
        Extensions.CASE_ENTRY,
        "\"case_ref\":\"%s\",\"kind\":\"%s\",\"texts\":[{\"lang\":\"en\",\"text\":\"so\"}]"
            .formatted(id("accountability-case", opened), kind));
  }

  static String statement(int number, String name, List<String> invited) {
    return object(
        "statement",
        number,
        Extensions.STATEMENT,
        """
        "name":"%s","invited_refs":["%s"],"texts":[{"lang":"en","title":"%1$s",\
        "clauses":[{"number":"1","text":"%1$s"}]}]\
        """
            .formatted(name, String.join("\",\"", invited)));
  }

  static String incident(int number, String name) {
    return object("incident", number, Extensions.INCIDENT, "\"name\":\"" + name + "\"")
        .replace("new-sdo\"", "property-extension\",\"sectors\":[\"water\"]");
  }

  static String contact(int number, String party) {
    return object(
        "contact",
        number,
        Extensions.CONTACT,
        """
        "party_ref":"%s","kind":"technical","languages":["de","fr","en"],"time_zone":"UTC\"\
        """
            .formatted(party));
  }

  static String details(int number, int contact, String medium, String address) {
    return object(
        "contact-details",
        number,
        Extensions.CONTACT_DETAILS,
        """
        "contact_ref":"%s","role":"Zebra keeper",\
        "channels":[{"medium":"phone","address":"+999"},{"medium":"%s","address":"%s"}]\
        """
            .formatted(id("contact", contact), medium, address));
  }

  static String check(int number, int contact, String result) {
    return object(
        "contact-check",
        number,
        Extensions.CONTACT_CHECK,
        "\"contact_ref\":\"%s\",\"result\":\"%s\",\"seconds\":5"
            .formatted(id("contact", contact), result));
  }
}
