package org.mithaq.cli.taxii;

import java.net.URI;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Sentence;

/**
 * Why a server refused a request as a whole.
 *
 * @param status of HTTP
 * @param reason one line
 */
record Refusal(URI url, int status, String reason) {
  static Refusal of(URI url, Answer answer) {
    return new Refusal(
        url, answer.status(), Sentence.of(answer).orElse("HTTP status " + answer.status()));
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
