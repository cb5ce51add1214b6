package org.mithaq.node.site.threats;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.mithaq.node.lookup.Finds;

/**
 * What the pages about threats are made from.
 *
 * @param acts how many acts are committed
 */
public record ThreatSources(
    Library library,
    Search search,
    ThreatDesk desk,
    Volumes volumes,
    LongSupplier acts,
    InstantSource clock) {

  /** All over one library. */
  public static ThreatSources of(
      Library library, Finds finds, LongSupplier acts, InstantSource clock) {
    return new ThreatSources(
        library,
        new Search(finds, library),
        new ThreatDesk(library, new Neighbourhood(finds, library)),
        new Volumes(library, acts, clock),
        acts,
        clock);
  }
}
