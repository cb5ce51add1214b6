package org.mithaq.node.admit;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.AudienceRule.Markings;
import org.mithaq.stix.Json;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.Tlp;

/** Whom an attack hit, and what was paid, is TLP:RED until who was hit consents to more. */
final class Victims {

  private static final Set<String> TYPES = Set.of("victim-report", "payment-report");

  private Victims() {}

  /** The markings by which such an object is judged: without any it is TLP:RED. */
  static Markings markings(StixObject object, Markings own) {
    if (!TYPES.contains(object.type()) || !own.tlp().isEmpty()) {
      return own;
    }
    return new Markings(
        Set.of(Tlp.RED_2), own.unknown(), own.recipients().or(() -> Optional.of(new HashSet<>())));
  }

  /** Why it can't be for more readers than TLP:RED has; empty where it can, or is not. */
  static Optional<String> refusal(StixObject object, Markings markings) {
    boolean red = markings.tlp().contains(Tlp.RED_2) || markings.tlp().contains(Tlp.RED);
    if (!TYPES.contains(object.type()) || red || hasConsent(object)) {
      return Optional.empty();
    }
    return Optional.of(
        "who was hit, and what was paid, is TLP:RED: for more readers record in consent who agreed,"
            + " when and to what");
  }

  private static boolean hasConsent(StixObject object) {
    try {
      return Json.parse(object.source(), object.offset(), object.length()).has("consent");
    } catch (IOException e) {
      return false;
    }
  }
}
