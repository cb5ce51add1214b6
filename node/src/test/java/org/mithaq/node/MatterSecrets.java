package org.mithaq.node;

import static org.mithaq.node.AccessNode.EXERCISE;

import java.util.Set;
import org.mithaq.accord.Extensions;

/** What the exercise circle deals with: a call for help, a case, a statement, ways to reach one. */
final class MatterSecrets {

  /** A contact that everyone sees. */
  static final String CONTACT = "contact--00000000-0000-4000-8000-00000000c0c0";

  private static final String UNTIL = "\"response_within\":31536000";

  private MatterSecrets() {}

  static String openContact() {
    return RegisterText.object(
        "contact",
        CONTACT,
        uuid(Extensions.CONTACT),
        """
        "party_ref":"%s","kind":"technical","languages":["en"],"time_zone":"UTC\"\
        """
            .formatted(RegisterText.XA));
  }

  static void addTo(Secrets.Making m) {
    add(
        m,
        "contact-details",
        "cert-xa",
        Extensions.CONTACT_DETAILS,
        """
        "contact_ref":"%s","role":"%s","channels":[{"medium":"phone","address":"+999"}]\
        """
            .formatted(CONTACT, m.word()));
    String request = m.id("assistance-request");
    add(
        m,
        "assistance-request",
        "cert-xa",
        Extensions.ASSISTANCE_REQUEST,
        """
        "name":"%s","circle_ref":"%s","needs":["takedown"],"urgency":"routine\"\
        """
            .formatted(m.word(), RegisterText.CIRCLE));
    add(
        m,
        "assistance-reply",
        "cert-xb",
        Extensions.ASSISTANCE_REPLY,
        """
        "request_ref":"%s","kind":"accept","text":"%s\"\
        """
            .formatted(request, m.word()));
    String opened = m.id("accountability-case");
    add(
        m,
        "accountability-case",
        "cert-xa",
        Extensions.ACCOUNTABILITY_CASE,
        """
        "name":"%s","respondent_ref":"%s","claimant_refs":["%s"],"norm":{"instrument":"%1$s"},\
        "claim":[{"lang":"en","text":"%1$s"}],%s\
        """
            .formatted(m.word(), RegisterText.FR, RegisterText.XA, UNTIL));
    add(
        m,
        "case-entry",
        "cert-xa",
        Extensions.CASE_ENTRY,
        """
        "case_ref":"%s","kind":"notice","texts":[{"lang":"en","text":"%s"}]\
        """
            .formatted(opened, m.word()));
    add(
        m,
        "statement",
        "cert-xb",
        Extensions.STATEMENT,
        """
        "name":"%s","circle_ref":"%s","texts":[{"lang":"en","title":"%1$s",\
        "clauses":[{"number":"1","text":"%1$s"}]}]\
        """
            .formatted(m.word(), RegisterText.CIRCLE));
    String incident = m.id("incident");
    m.add(
        "incident",
        "cert-xa",
        EXERCISE,
        RegisterText.object("incident", incident, uuid(Extensions.INCIDENT), name(m))
            .replace("new-sdo\"", "property-extension\",\"sectors\":[\"water\"]"),
        Secrets.CIRCLE);
    add(
        m,
        "incident-claim",
        "cert-xb",
        Extensions.INCIDENT_CLAIM,
        """
        "incident_ref":"%s","kind":"cause","text":"%s\"\
        """
            .formatted(incident, m.word()));
    m.add(
        "victim-report",
        "cert-xa",
        EXERCISE,
        RegisterText.object(
            "victim-report",
            m.id("victim-report"),
            uuid(Extensions.VICTIM_REPORT),
            "\"incident_ref\":\"" + incident + "\"," + name(m)),
        Set.of("cert-xa"));
  }

  private static String name(Secrets.Making m) {
    return "\"name\":\"" + m.word() + "\"";
  }

  private static void add(
      Secrets.Making m, String type, String user, String extension, String members) {
    m.add(
        type,
        user,
        EXERCISE,
        RegisterText.object(type, m.id(type), uuid(extension), members),
        Secrets.CIRCLE);
  }

  private static String uuid(String extension) {
    return extension.substring("extension-definition--".length());
  }
}
