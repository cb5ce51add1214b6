package org.mithaq.stix;

import java.util.Locale;
import java.util.Optional;

/**
 * Only the published definitions may speak for TLP (STIX 2.1 section 7.2.1). A definition that
 * claims it under another id, or a published id with other content, is forged.
 */
final class TlpCheck {
  private TlpCheck() {}

  static void check(Pass pass) {
    Harvest harvest = pass.harvest;
    if (!harvest.type.equals("marking-definition")) {
      return;
    }
    Optional<Tlp> published = Tlp.of(harvest.id);
    if (published.isPresent()) {
      if (!same(harvest, published.get())) {
        pass.findings.fatal(
            "forged-tlp",
            "The id is that of TLP "
                + published.get().value()
                + "; the content is not the published one.");
      }
      return;
    }
    boolean claims =
        harvest.markingType.toLowerCase(Locale.ROOT).equals("tlp")
            || !harvest.tlp.isEmpty()
            || harvest.extensions.containsKey(Tlp.EXTENSION);
    if (claims) {
      pass.findings.fatal(
          "forged-tlp", "Only the published definitions may define TLP; name one of these.");
    }
  }

  private static boolean same(Harvest harvest, Tlp tlp) {
    String name = "TLP:" + tlp.value().toUpperCase(Locale.ROOT);
    boolean named = harvest.markingName.isEmpty() || harvest.markingName.equals(name);
    boolean dated = harvest.created.equals(Timestamp.parse(tlp.created()));
    boolean extended = harvest.extensions.containsKey(Tlp.EXTENSION);
    boolean content =
        tlp.edition() == 1
            ? harvest.markingType.equals("tlp") && harvest.tlp.equals(tlp.value()) && !extended
            : extended
                && harvest.tlp2.equals(tlp.value())
                && harvest.markingType.isEmpty()
                && !harvest.definition;
    return named && dated && content;
  }
}
