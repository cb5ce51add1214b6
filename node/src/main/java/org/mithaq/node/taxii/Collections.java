package org.mithaq.node.taxii;

import java.util.List;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Scope;

/** Which collections there are for whom. */
@FunctionalInterface
public interface Collections {

  /**
   * A collection as one caller has it.
   *
   * @param canRead whether the caller may ask for objects; each object's audience decides further
   * @param canWrite whether the caller may add and remove
   */
  record Shelf(CollectionSettings settings, boolean canRead, boolean canWrite) {}

  /**
   * Those that the caller may know of, in any order; what is missing here does not exist for the
   * caller, and neither does what can be neither read nor written.
   */
  List<Shelf> of(Caller caller);

  /** Collections that everyone knows of and reads, written to as their settings say. */
  static Collections known(List<CollectionSettings> all) {
    List<CollectionSettings> fixed = List.copyOf(all);
    return caller ->
        fixed.stream()
            .map(settings ->
                new Shelf(
                    settings,
                    caller.allows(Scope.Verb.READ, settings.id()),
                    settings.mayWrite(caller)))
            .toList();
  }
}
