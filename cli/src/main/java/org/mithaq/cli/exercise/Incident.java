package org.mithaq.cli.exercise;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.draft.NaturalId;

/** What is known of the attack, as STIX: invented, with names and addresses that nobody has. */
final class Incident {

  private static final String CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";

  private Incident() {}

  static String id(Stage stage, String type) {
    return id(stage, type, 1);
  }

  private static String id(Stage stage, String type, int number) {
    return NaturalId.of(type, "exercise:" + stage.run() + ":" + number);
  }

  /** What the state that was hit reports. */
  static List<byte[]> reported(Stage stage) {
    String incident =
        object(
            stage,
            "incident",
            id(stage, "incident"),
            Cast.XANDRIA,
            """
            "name":"Ransomware at a waterworks","description":"Pumps of a waterworks could not be\
             controlled for a day.","extensions":{"%s":{"extension_type":"property-extension",\
            "determination":"confirmed","investigation_status":"open",\
            "incident_types":["ransomware-attack"]},"%s":{"extension_type":"property-extension",\
            "sectors":["water"],"impact":"Pumps stood still for a day.",\
            "ransomware_family":"Drylock","affected_countries":["XA"]}}\
            """
                .formatted(CORE, Extensions.INCIDENT));
    String malware =
        object(
            stage,
            "malware",
            id(stage, "malware"),
            Cast.XANDRIA,
            """
            "name":"Drylock","is_family":true,"malware_types":["ransomware"]\
            """);
    return Stream.of(
            incident,
            malware,
            indicator(stage, 1, "[domain-name:value = 'pay.drylock.example']"),
            indicator(stage, 2, "[ipv4-addr:value = '192.0.2.77']"),
            object(
                stage,
                "language-content",
                id(stage, "language-content"),
                Cast.XANDRIA,
                """
                "object_ref":"%s","contents":{"fr":{"name":"Rançongiciel dans\
                 une usine des eaux","description":"Pendant un jour, les pompes d'une usine des eaux\
                 n'ont pu être commandées."},"ar":{"name":"برمجية فدية في محطة مياه",\
                "description":"تعذّر التحكم في مضخات محطة مياه طوال يوم."}}\
                """
                    .formatted(id(stage, "incident"))),
            claim(stage, 1, Cast.XANDRIA, "time", "It began on Monday at 04:00 UTC."),
            claim(stage, 2, Cast.XANDRIA, "cause", "A service account without a second factor."),
            relationship(stage, 1, id(stage, "indicator", 1), id(stage, "malware")),
            relationship(stage, 2, id(stage, "indicator", 2), id(stage, "malware")),
            related(stage, 3, "related-to", id(stage, "malware"), id(stage, "incident")))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** What another one saw, and found wrong. */
  static List<byte[]> seenElsewhere(Stage stage) {
    return Stream.of(
            claim(stage, 3, Cast.XEBEC, "time", "Its servers answered from Sunday evening on."),
            object(
                stage,
                "sighting",
                id(stage, "sighting"),
                Cast.XEBEC,
                "\"sighting_of_ref\":\"%s\",\"count\":3,\"where_sighted_refs\":[\"%s\"]"
                    .formatted(id(stage, "indicator", 1), Cast.XEBEC)),
            object(
                stage,
                "opinion",
                id(stage, "opinion"),
                Cast.XEBEC,
                """
                "opinion":"disagree","labels":["false-positive"],"explanation":"A false positive here: the address answers for\
                 a test network.","object_refs":["%s"]\
                """
                    .formatted(id(stage, "indicator", 2))))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String indicator(Stage stage, int number, String pattern) {
    return object(
        stage,
        "indicator",
        id(stage, "indicator", number),
        Cast.XANDRIA,
        """
        "pattern":"%s","pattern_type":"stix","valid_from":"%s","indicator_types":["malicious-activity"]\
        """
            .formatted(pattern, stage.time()));
  }

  private static String claim(Stage stage, int number, String by, String kind, String text) {
    return object(
        stage,
        "incident-claim",
        id(stage, "incident-claim", number),
        by,
        """
        "incident_ref":"%s","kind":"%s","text":"%s","confidence_level":"moderate",\
        "extensions":{"%s":{"extension_type":"new-sdo"}}\
        """
            .formatted(id(stage, "incident"), kind, text, Extensions.INCIDENT_CLAIM));
  }

  private static String relationship(Stage stage, int number, String from, String to) {
    return related(stage, number, "indicates", from, to);
  }

  private static String related(Stage stage, int number, String how, String from, String to) {
    return object(
        stage,
        "relationship",
        id(stage, "relationship", number),
        Cast.XANDRIA,
        "\"relationship_type\":\"%s\",\"source_ref\":\"%s\",\"target_ref\":\"%s\""
            .formatted(how, from, to));
  }

  private static String object(Stage stage, String type, String id, String by, String members) {
    return """
    {"type":"%s","spec_version":"2.1","id":"%s","created_by_ref":"%s","created":"%s",\
    "modified":"%4$s",%s}\
    """
        .formatted(type, id, by, stage.time(), members);
  }
}
