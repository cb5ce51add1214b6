package org.mithaq.cli.taxii;

import java.io.IOException;
import java.net.URI;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.stix.Json;

/**
 * Why a server refused a request as a whole.
 *
 * @param status of HTTP
 * @param reason one line
 */
record Refusal(URI url, int status, String reason) {
  private static final int LONGEST = 500;

  static Refusal of(URI url, Answer answer) {
    return new Refusal(url, answer.status(), reason(answer));
  }

  /** From TAXII's error message (2.1 §3.6.1), else from the status alone. */
  private static String reason(Answer answer) {
    try {
      Json.Members error = Json.parse(answer.body().array(), 0, answer.body().length());
      String title = error.text("title").orElse("");
      String description = error.text("description").orElse("");
      String both = title + (title.isEmpty() || description.isEmpty() ? "" : ": ") + description;
      if (!both.isBlank()) {
        String line = both.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
      }
    } catch (IOException e) {
      // Not an error message of TAXII: the status has to say it.
    }
    return "HTTP status " + answer.status();
  }

  FailedException asFailure() {
    String advice =
        switch (status) {
          case 401 -> " Give --user NAME:SECRET, or set MITHAQ_USER.";
          case 403, 404 -> " Is it the right collection, and does this user have access?";
          case 406, 415 -> " The server does not speak TAXII 2.1.";
          default -> "";
        };
    return new FailedException("%s answered %d (%s).%s".formatted(url, status, reason, advice));
  }
}
