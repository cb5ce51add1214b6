package org.mithaq.stix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bodies for tests. */
final class JsonText {
  static final String TOOL =
      "{\"type\":\"tool\",\"spec_version\":\"2.1\","
          + "\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\","
          + "\"created\":\"2016-04-06T20:03:48.000Z\",\"modified\":\"2016-04-06T20:03:48.000Z\","
          + "\"name\":\"VNC\"}";

  private JsonText() {}

  /** The tool with more members in front of its closing brace. */
  static String toolWith(String members) {
    return TOOL.substring(0, TOOL.length() - 1) + "," + members + "}";
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<StixObject> read(String body) throws MalformedBodyException {
    return read(StixReader.stix21(), utf8(body));
  }

  static List<StixObject> read(StixReader reader, byte[] body) throws MalformedBodyException {
    List<StixObject> objects = new ArrayList<>();
    reader.read(body, objects::add);
    return objects;
  }

  static StixObject one(String body) throws MalformedBodyException {
    return read(body).getFirst();
  }

  static List<String> codes(StixObject object) {
    return object.findings().stream().map(f -> f.level() + " " + f.code()).toList();
  }
}
