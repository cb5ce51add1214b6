package org.mithaq.node.lookup;

import java.util.Map;
import java.util.Set;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;

/** Tells how objects stand, so that whoever looks them up can decide. */
@FunctionalInterface
public interface ObjectStates {

  /** Of nothing. */
  ObjectStates NONE = (_, _) -> Map.of();

  /**
   * Of a page's objects, by id.
   *
   * @throws Refusal 503 while an index is being rebuilt
   */
  Map<String, ObjectState> of(Set<String> ids, Caller caller) throws Refusal;
}
