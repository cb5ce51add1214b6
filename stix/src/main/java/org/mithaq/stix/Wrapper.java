package org.mithaq.stix;

import java.util.ArrayList;
import java.util.List;

/** What is known of the JSON object at the top of a body while it is read. */
final class Wrapper {
  /** Whether a list of objects was found in it. */
  boolean opened;

  String type = "";
  String id = "";

  /** Whether it has members that no empty envelope has. */
  boolean strange;

  /** Whether it wraps objects, rather than being one. */
  boolean holds() {
    return opened || bundle() || !strange;
  }

  BodySummary.Form form() {
    return bundle() ? BodySummary.Form.BUNDLE : BodySummary.Form.ENVELOPE;
  }

  /** Whether a list called {@code objects} holds objects, as far as is known by now. */
  boolean mayOpen() {
    return type.isEmpty() || bundle();
  }

  private boolean bundle() {
    return type.equals("bundle");
  }

  /** What is wrong with the wrapper itself (section 8), given how many objects came out. */
  List<Finding> check(long objects) {
    List<Finding> findings = new ArrayList<>();
    if (!bundle() && !type.isEmpty()) {
      findings.add(violation("type", "bundle-type", "What holds objects must be a bundle."));
    }
    char[] text = id.toCharArray();
    int typeLength = Identifier.typeLength(text, 0, text.length);
    if (bundle() && !(typeLength == "bundle".length() && id.startsWith("bundle"))) {
      findings.add(
          violation("id", "bundle-id", "A bundle must have an id of the form bundle--UUID."));
    }
    if (bundle() && opened && objects == 0) {
      findings.add(
          violation("objects", "empty-list", "STIX has no empty lists; leave the property out."));
    }
    return findings;
  }

  private static Finding violation(String path, String code, String message) {
    return new Finding(Finding.Level.VIOLATION, code, path, message);
  }
}
