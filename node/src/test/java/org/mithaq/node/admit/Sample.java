package org.mithaq.node.admit;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Small valid objects as JSON, to be changed property by property. */
public final class Sample {

  public static final String T0 = "2026-01-01T00:00:00.000Z";
  public static final String T1 = "2026-01-02T00:00:00.000Z";
  public static final String T2 = "2026-01-03T00:00:00.000Z";

  public static final String CLEAR = "94868c89-83c2-464b-929b-a1a8aa3c8487";
  public static final String GREEN = "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
  public static final String AMBER = "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
  public static final String STRICT = "939a9414-2ddd-4d32-a0cd-375ea402b003";
  public static final String RED = "e828b379-4e03-4974-9ac4-e53a884c97c1";

  private final Map<String, String> properties = new TreeMap<>();

  private Sample(String type, String id) {
    text("type", type).text("spec_version", "2.1").text("id", id);
  }

  public static String id(String type) {
    return type + "--" + UUID.randomUUID();
  }

  public static Sample malware(String id) {
    return new Sample("malware", id).versioned().raw("is_family", "false").text("name", "m");
  }

  public static Sample malware() {
    return malware(id("malware"));
  }

  /** Any object that has versions. */
  public static Sample of(String type, String id) {
    return new Sample(type, id).versioned();
  }

  public static Sample relationship(String source, String target) {
    return new Sample("relationship", id("relationship"))
        .versioned()
        .text("relationship_type", "related-to")
        .text("source_ref", source)
        .text("target_ref", target);
  }

  public static Sample sighting(String of) {
    return new Sample("sighting", id("sighting")).versioned().text("sighting_of_ref", of);
  }

  public static Sample url(String id, String value) {
    return new Sample("url", id).text("value", value);
  }

  public static Sample statement(String id) {
    return new Sample("marking-definition", id)
        .text("created", T0)
        .text("definition_type", "statement")
        .raw("definition", "{\"statement\":\"©\"}");
  }

  private Sample versioned() {
    return text("created", T0).text("modified", T0);
  }

  public Sample text(String name, String value) {
    return raw(name, "\"" + value + "\"");
  }

  public Sample raw(String name, String json) {
    properties.put(name, json);
    return this;
  }

  public Sample modified(String time) {
    return text("modified", time);
  }

  public Sample createdBy(String identity) {
    return text("created_by_ref", identity);
  }

  /** By the UUIDs of marking definitions. */
  public Sample marked(String... uuids) {
    StringBuilder refs = new StringBuilder();
    for (String uuid : uuids) {
      refs.append(refs.isEmpty() ? "" : ",").append("\"marking-definition--" + uuid + "\"");
    }
    return raw("object_marking_refs", "[" + refs + "]");
  }

  public Sample recipients(String json) {
    return raw(
        "extensions",
        "{\""
            + Recipients.EXTENSION
            + "\":{\"extension_type\":\"property-extension\",\"recipients\":"
            + json
            + "}}");
  }

  public String json() {
    StringBuilder json = new StringBuilder("{");
    properties.forEach((name, value) ->
        json.append(json.length() == 1 ? "" : ",")
            .append('"')
            .append(name)
            .append("\":")
            .append(value));
    return json.append("}").toString();
  }

  @Override
  public String toString() {
    return json();
  }
}
