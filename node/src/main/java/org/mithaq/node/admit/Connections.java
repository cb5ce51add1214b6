package org.mithaq.node.admit;

import java.io.IOException;
import java.util.List;
import org.mithaq.stix.Json;
import org.mithaq.stix.StixObject;

/**
 * The ids that an object is about: a relationship's and sighting's ends, what a note or an opinion
 * is on, what a text translates.
 */
public final class Connections {

  private static final int LONGEST = 1 << 20;

  private Connections() {}

  /** None for other objects, and for a translation that is too long to be read twice. */
  public static List<String> of(StixObject object) {
    if (object.type().equals("language-content") && object.length() <= LONGEST) {
      try {
        return Json.parse(object.source(), object.offset(), object.length())
            .text("object_ref")
            .stream()
            .toList();
      } catch (IOException e) {
        return List.of();
      }
    }
    return object.ends().stream().map(StixObject.End::ref).toList();
  }
}
