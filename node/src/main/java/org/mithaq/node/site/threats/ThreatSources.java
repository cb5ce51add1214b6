package org.mithaq.node.site.threats;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.mithaq.node.judged.Heads;
import org.mithaq.node.judged.Judgements;
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
    Translations translations,
    Volumes volumes,
    Current current,
    LongSupplier acts,
    InstantSource clock) {

  /**
   * All over one library.
   *
   * @param parties names of parties that the node knows, by id
   */
  public static ThreatSources of(
      Library library,
      Finds finds,
      Heads heads,
      Judgements judgements,
      Function<String, Optional<String>> parties,
      LongSupplier acts,
      InstantSource clock) {
    Current current = new Current(heads, judgements, clock);
    return new ThreatSources(
        library,
        new Search(finds, library),
        new ThreatDesk(
            library, new Neighbourhood(finds, library, current), judgements, current, parties),
        new Translations(finds, library),
        new Volumes(library, acts, clock),
        current,
        acts,
        clock);
  }
}
