package org.mithaq.node.vault;

import java.util.List;

/**
 * What an object can be found by, gathered while it was read.
 *
 * @param ends ids that a relationship or sighting names as its ends, that a note or an opinion is
 *     about, or that it translates
 */
public record Terms(
    List<String> names, List<String> observables, List<String> text, List<String> ends) {

  /** Of an object that connects no others. */
  public Terms(List<String> names, List<String> observables, List<String> text) {
    this(names, observables, text, List.of());
  }
}
