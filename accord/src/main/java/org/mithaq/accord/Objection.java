package org.mithaq.accord;

import java.util.List;
import java.util.Optional;

/**
 * That a party does not agree: a STIX {@code opinion} that disagrees, about a correction among
 * others.
 */
public record Objection(String id, List<String> about, Optional<String> explanation)
    implements RegisterObject {

  public Objection {
    about = List.copyOf(about);
  }
}
