package org.mithaq.cli.http;

import java.io.IOException;
import java.util.Optional;
import org.mithaq.stix.Json;

/** Why a server refused, in its own words: an error of Mithaq's, or one of TAXII (2.1 §3.6.1). */
public final class Sentence {
  private static final int LONGEST = 500;

  private Sentence() {}

  /** One line; empty where the answer holds no words. */
  public static Optional<String> of(Answer answer) {
    try {
      Json.Members json = Json.parse(answer.body().array(), 0, answer.body().length());
      String title = json.text("title").orElse("");
      String description = json.text("description").orElse("");
      String both = title + (title.isEmpty() || description.isEmpty() ? "" : ": ") + description;
      return line(json.object("error").text("message").orElse(both));
    } catch (IOException e) {
      // No document: its status says it all.
      return Optional.empty();
    }
  }

  private static Optional<String> line(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
  }
}
