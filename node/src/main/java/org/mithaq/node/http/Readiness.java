package org.mithaq.node.http;

import java.util.List;

/** Asked by {@code /readyz}: what is not ready yet, each with a sentence. */
@FunctionalInterface
public interface Readiness {

  /**
   * A part that is not ready.
   *
   * @param name of the part, such as {@code index}
   * @param message what it is doing, without anything secret
   */
  record Waiting(String name, String message) {}

  /** Empty when all is ready. */
  List<Waiting> waiting();
}
