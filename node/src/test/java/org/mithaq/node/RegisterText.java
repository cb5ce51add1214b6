package org.mithaq.node;

import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.util.List;
import org.mithaq.node.admit.Recipients;
import org.mithaq.node.admit.Sample;

/** Objects of the register as text, for a demo's parties. */
final class RegisterText {

  static final String XA = "identity--a0000000-0000-4000-8000-0000000000a1";
  static final String XB = "identity--a0000000-0000-4000-8000-0000000000a2";
  static final String XC = "identity--a0000000-0000-4000-8000-0000000000a3";
  static final String ACME = "identity--a0000000-0000-4000-8000-0000000000b1";
  static final String NGO = "identity--a0000000-0000-4000-8000-0000000000c1";

  /** Has no account; what is said of it is no exercise. */
  static final String FR = "identity--a0000000-0000-4000-8000-0000000000f1";

  static final String DEPOSITARY = "identity--a0000000-0000-4000-8000-0000000000d1";
  static final String ACCORD = "accord--00000000-0000-4000-8000-00000000acc0";
  static final String CIRCLE = "circle--00000000-0000-4000-8000-00000000c1c1";

  private static final String TIME = "2026-01-01T00:00:00.000Z";

  private RegisterText() {}

  /** The parties, the accord, the circle of configuration and its three members. */
  static void enterAll(AccessNode node) throws IOException, InterruptedException {
    node.sent("cert-xa", PUBLIC, party(XA, "CERT of Xandria", "state", "XA", "cert-xa"));
    node.sent("cert-xb", PUBLIC, party(XB, "CERT of Xebec", "state", "XB", "cert-xb"));
    node.sent("cert-xc", PUBLIC, party(XC, "CERT of Xcalia", "state", "XC", "cert-xc"));
    node.sent("acme", PUBLIC, party(ACME, "Acme Utilities", "company", "", "acme"));
    node.sent("ngo", PUBLIC, party(NGO, "Open Hands", "civil-society", "", "ngo"));
    node.sent("depositary", PUBLIC, party(FR, "Republic of the test", "state", "FR", "fr"));
    node.sent("depositary", PUBLIC, accord(), circle(CIRCLE, "exercise", XA));
    int number = 9000;
    for (String party : List.of(XA, XB, XC)) {
      node.sent("cert-xa", PUBLIC, membership(uuid(number++), CIRCLE, party, "member"));
    }
    node.sent("acme", PUBLIC, position(uuid(number++), ACME, "supports"));
    node.sent("cert-xb", PUBLIC, position(uuid(number), XB, "supports"));
  }

  static String uuid(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  static String object(String type, String id, String extension, String members) {
    return """
    {"type":"%s","spec_version":"2.1","id":"%s","created":"%s","modified":"%s",%s,\
    "external_references":[{"source_name":"a paper","description":"page 1"}],\
    "extensions":{"extension-definition--%s":{"extension_type":"new-sdo"}}}\
    """
        .formatted(type, id, TIME, TIME, members, extension);
  }

  static String state(String id, String name, String country, String slug) {
    return party(id, name, "state", country, slug);
  }

  private static String party(
      String id, String name, String category, String country, String slug) {
    return """
    {"type":"identity","spec_version":"2.1","id":"%s","created":"%s","modified":"%s",\
    "name":"%s","identity_class":"organization","lang":"en",\
    "extensions":{"extension-definition--ef4bf433-eb9c-4b30-9f24-fbd256410c3e":\
    {"extension_type":"property-extension","category":"%s",%s"slug":"%s"}}}\
    """
        .formatted(
            id,
            TIME,
            TIME,
            name,
            category,
            country.isEmpty() ? "" : "\"country\":\"" + country + "\",",
            slug);
  }

  private static String accord() {
    return object(
        "accord",
        ACCORD,
        "1ec81953-bb89-46d0-8228-c0a2d5276504",
        """
        "name":"Call","slug":"paris-call","nature":"political","opened":"2018-11-12",\
        "depositary_ref":"%s","texts":[{"lang":"en","authentic":true,"title":"Call"}]\
        """
            .formatted(DEPOSITARY));
  }

  static String circle(String id, String slug, String steward) {
    return object(
        "circle",
        id,
        "9be5e8ea-908c-45c0-ab7c-d28fe0bbeded",
        "\"name\":\"%s\",\"slug\":\"%s\",\"kind\":\"group\",\"steward_ref\":\"%s\""
            .formatted(slug, slug, steward));
  }

  static String membership(String uuid, String circle, String party, String status) {
    return object(
        "membership",
        "membership--" + uuid,
        "bf141136-0da0-4fc4-98e8-de6ba950456a",
        """
        "circle_ref":"%s","party_ref":"%s","status":"%s","date":"2026-02-01",\
        "date_quality":"exact","basis":"reported\"\
        """
            .formatted(circle, party, status));
  }

  static String position(String uuid, String party, String stance) {
    return object(
        "position",
        "position--" + uuid,
        "1009ac43-e275-437d-9a03-9deff97437b9",
        """
        "accord_ref":"%s","party_ref":"%s","stance":"%s","date":"2026-02-01",\
        "date_quality":"exact","basis":"reported\"\
        """
            .formatted(ACCORD, party, stance));
  }

  static String undertaking(String uuid, String name, String party) {
    return object(
        "undertaking",
        "undertaking--" + uuid,
        "49e79e43-4906-457c-b6cf-eb970a3dd1c9",
        """
        "name":"%s","kind":"policy","by_refs":["%s"],"date":"2026-02-01",\
        "date_quality":"exact\"\
        """
            .formatted(name, party));
  }

  static String progress(String uuid, String undertaking, String text) {
    return object(
        "progress",
        "progress--" + uuid,
        "dbf67e7c-97bc-4c54-a704-41dd3a9e259c",
        """
        "undertaking_ref":"%s","kind":"report","text":"%s","date":"2026-02-02",\
        "date_quality":"exact\"\
        """
            .formatted(undertaking, text));
  }

  /** Any of these for the eyes of named delegates. */
  static String red(String object, String recipient) {
    return object.replace(
        "\"extensions\":{",
        """
        "object_marking_refs":["marking-definition--%s"],"extensions":{"%s":\
        {"extension_type":"property-extension","recipients":["%s"]},\
        """
            .formatted(Sample.RED, Recipients.EXTENSION, recipient));
  }

  /** What is remarked of something in the register. */
  static String remark(String uuid, String about, String content) {
    return """
    {"type":"note","spec_version":"2.1","id":"note--%s","created":"%s","modified":"%s",\
    "content":"%s","object_refs":["%s"],\
    "external_references":[{"source_name":"a paper","description":"page 1"}],\
    "extensions":{"extension-definition--fc63f18b-1021-4eb2-a701-06d7108b1e57":\
    {"extension_type":"property-extension","kind":"context","date_quality":"unknown"}}}\
    """
        .formatted(uuid, TIME, TIME, content, about);
  }
}
