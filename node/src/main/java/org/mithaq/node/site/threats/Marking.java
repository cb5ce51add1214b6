package org.mithaq.node.site.threats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mithaq.stix.Json;
import org.mithaq.stix.Tlp;

/**
 * A marking as an object bears it.
 *
 * @param id of its definition
 * @param level {@code clear}, {@code green}, {@code amber}, {@code amber+strict}, {@code red}, or
 *     empty for a marking that is no TLP level
 * @param label as it is written
 * @param granular whether it is on parts of the object alone
 */
public record Marking(String id, String level, String label, boolean granular) {

  private static final int MOST = 20;
  private static final int LONGEST = 100;

  /** The object's own markings, then those of its parts. */
  static List<Marking> of(Json.Members object) {
    Map<String, Marking> found = new LinkedHashMap<>();
    object.texts("object_marking_refs").forEach(id -> found.putIfAbsent(id, of(id, false)));
    for (Json.Members part : object.objects("granular_markings")) {
      part.text("marking_ref").ifPresent(id -> found.putIfAbsent(id, of(id, true)));
    }
    return found.values().stream().limit(MOST).toList();
  }

  private static Marking of(String id, boolean granular) {
    return Tlp.of(id)
        .map(tlp ->
            new Marking(
                id,
                tlp == Tlp.WHITE ? "clear" : tlp.value(),
                "TLP:" + tlp.value().toUpperCase(java.util.Locale.ROOT),
                granular))
        .orElseGet(() -> new Marking(id, "", Plain.of(id, LONGEST), granular));
  }
}
