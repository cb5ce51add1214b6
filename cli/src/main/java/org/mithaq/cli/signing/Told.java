package org.mithaq.cli.signing;

import java.io.IOException;
import java.net.URI;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.stix.Json;

/** What a node answered to a request outside of TAXII. */
public final class Told {
  private Told() {}

  /**
   * The document in an answer.
   *
   * @throws FailedException with the node's own sentence where it refuses
   */
  public static Json.Members document(URI url, Answer answer) throws FailedException {
    try {
      Json.Members json = Json.parse(answer.body().array(), 0, answer.body().length());
      if (answer.ok()) {
        return json;
      }
      throw new FailedException(
          json.object("error").text("message").orElse(url + " answered " + answer.status() + "."));
    } catch (IOException e) {
      throw new FailedException(
          "%s answered %d: is --url a node of Mithaq?".formatted(url, answer.status()), e);
    }
  }
}
