package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.Bytes;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.cli.signing.Told;
import org.mithaq.stix.Json;

/** Asks a node under {@code /access/}. */
final class AccessClient {

  private static final String JSON = "application/json";
  private static final int LONGEST_ANSWER = 64 << 20;

  private final Http http;
  private final URI node;

  AccessClient(Http http, URI node) {
    this.http = http;
    this.node = node;
  }

  /** Writes the members of a body. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private interface Asking {
    Answer ask(URI url) throws FailedException, TooLargeException, InterruptedException;
  }

  Json.Members get(String path) throws FailedException, InterruptedException {
    URI url = node.resolve("/access/" + path);
    return Told.document(url, answer(url, at -> http.get(at, JSON, LONGEST_ANSWER)));
  }

  Json.Members post(String path, Content content)
      throws IOException, FailedException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = Output.jsonLine(body)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    }
    byte[] bytes = body.toByteArray();
    URI url = node.resolve("/access/" + path);
    return Told.document(
        url,
        answer(
            url, at -> http.post(at, JSON, JSON, new Bytes(bytes, bytes.length), LONGEST_ANSWER)));
  }

  void delete(String path) throws FailedException, InterruptedException {
    URI url = node.resolve("/access/" + path);
    Answer answer = answer(url, at -> http.delete(at, JSON, LONGEST_ANSWER));
    if (!answer.ok()) {
      // Told with the node's sentence.
      Json.Members _ = Told.document(url, answer);
    }
  }

  private static Answer answer(URI url, Asking asking)
      throws FailedException, InterruptedException {
    try {
      return asking.ask(url);
    } catch (TooLargeException e) {
      throw new FailedException(url + ": " + e.getMessage(), e);
    }
  }
}
