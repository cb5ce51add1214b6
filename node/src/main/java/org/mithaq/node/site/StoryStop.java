package org.mithaq.node.site;

import java.util.List;

/**
 * One stop of the story. Its texts are {@code story.}, its id, and {@code .title}, {@code .first},
 * {@code .second}; they take the numbers.
 *
 * @param id also its place on the page
 * @param day that its record bears; empty where there is no record, or no day
 * @param numbers what the texts count; 0 for what is not known here
 * @param records pages of the register that tell more
 * @param proofs acts whose receipts prove those records
 */
public record StoryStop(
    String id,
    String day,
    List<Long> numbers,
    List<Figure> figures,
    List<Link> records,
    List<Long> proofs) {

  public StoryStop {
    numbers = List.copyOf(numbers);
    figures = List.copyOf(figures);
    records = List.copyOf(records);
    proofs = List.copyOf(proofs);
  }

  /**
   * A number to be seen from afar.
   *
   * @param name of what it counts, as a text under {@code story.figure.}
   */
  public record Figure(String name, long number) {}

  /**
   * A record's page.
   *
   * @param to behind the language
   */
  public record Link(String to, View.Said said) {}
}
