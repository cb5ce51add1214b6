package org.mithaq.node.site;

import java.util.List;

/**
 * What the page about method shows.
 *
 * @param example an answer that is cited
 * @param address where it is asked for
 */
public record MethodShown(List<Term> terms, Found example, String address) {

  /**
   * One line of the codebook.
   *
   * @param name of the text that explains it, behind {@code method.}
   * @param members names in answers
   */
  public record Term(String name, List<String> members) {}
}
