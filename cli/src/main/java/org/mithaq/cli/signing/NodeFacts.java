package org.mithaq.cli.signing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.stix.Json;

/**
 * What a node says of itself to whoever signs for it: its log's name, its accords, its parties. It
 * is believed: a signature for another log or accord than the signer means is worth nothing there.
 */
public final class NodeFacts {
  private static final int LONGEST = 4 << 20;

  private final Http http;
  private final URI url;

  /**
   * @param url of the node, any address of it
   */
  public NodeFacts(Http http, URI url) {
    this.http = http;
    this.url = url;
  }

  /** The log's name: the first line of its checkpoint (C2SP tlog-checkpoint). */
  public String origin() throws FailedException, InterruptedException {
    URI checkpoint = url.resolve("/log/checkpoint");
    String text = get(checkpoint, "text/plain");
    int end = text.indexOf('\n');
    if (end < 1) {
      throw new FailedException(checkpoint + " is no checkpoint: is --url a node of Mithaq?");
    }
    return text.substring(0, end);
  }

  /**
   * An accord's id.
   *
   * @param accord its slug, or the id itself
   */
  public String accord(String accord) throws FailedException, InterruptedException {
    if (accord.startsWith("accord--")) {
      return accord;
    }
    return list("accords", "accord", accord).stream()
        .flatMap(item -> item.text("id").stream())
        .findFirst()
        .orElseThrow(
            () -> new FailedException("There is no accord «" + accord + "» at " + url + "."));
  }

  /**
   * A party's id.
   *
   * @param party its slug, or the id itself
   */
  public String party(String party) throws FailedException, InterruptedException {
    if (party.startsWith("identity--")) {
      return party;
    }
    return list("parties", "party", party).stream()
        .flatMap(item -> item.text("party").stream())
        .findFirst()
        .orElseThrow(() ->
            new FailedException(
                "There is no party «%s» at %s: give its id with --party.".formatted(party, url)));
  }

  /**
   * A circle's id.
   *
   * @param circle its slug, or the id itself
   */
  public String circle(String circle) throws FailedException, InterruptedException {
    if (circle.startsWith("circle--")) {
      return circle;
    }
    return list("circles", "circle", circle).stream()
        .flatMap(item -> item.text("circle").stream())
        .findFirst()
        .orElseThrow(
            () -> new FailedException("There is no circle «" + circle + "» at " + url + "."));
  }

  /** Whether a signed act of the party is in the register. */
  boolean hasSigned(String party) throws FailedException, InterruptedException {
    return list("positions", "party", party).stream()
        .anyMatch(item -> item.text("basis").filter("signed-act"::equals).isPresent());
  }

  private List<Json.Members> list(String name, String field, String value)
      throws FailedException, InterruptedException {
    String query = field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    URI address = url.resolve("/register/" + name + ".json?exercise=all&" + query);
    try {
      byte[] bytes = get(address, "application/json").getBytes(StandardCharsets.UTF_8);
      return Json.parse(bytes, 0, bytes.length).objects("items");
    } catch (IOException e) {
      throw new FailedException(address + " is no register: is --url a node of Mithaq?", e);
    }
  }

  private String get(URI address, String accept) throws FailedException, InterruptedException {
    try {
      Answer answer = http.get(address, accept, LONGEST);
      if (!answer.ok()) {
        Told.document(address, answer);
      }
      return answer.body().text();
    } catch (TooLargeException e) {
      throw new FailedException(address + ": " + e.getMessage(), e);
    }
  }
}
