package org.mithaq.cli.register;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.stix.Json;

/** A node's {@code /register}, page by page. */
public final class RegisterLists {

  /** The languages of the codebook. */
  public static final List<String> LANGUAGES = List.of("ar", "en", "fr");

  /** All lists, in the order in which they explain each other. */
  public static final List<String> ALL =
      List.of("accords", "parties", "positions", "circles", "undertakings", "remarks");

  private static final int LONGEST = 256 << 20;
  private static final int PAGE = 1000;

  private final Http http;
  private final URI node;
  private final String folder;

  /**
   * The register of a node.
   *
   * @param node its address
   */
  public RegisterLists(Http http, URI node) {
    this(http, node, "/register/");
  }

  /**
   * Lists of a node.
   *
   * @param folder of their addresses, with a slash at both ends
   */
  public RegisterLists(Http http, URI node, String folder) {
    this.http = http;
    this.node = node;
    this.folder = folder;
  }

  /** Takes pages, in order. */
  @FunctionalInterface
  public interface Sink<P> {
    void page(P page) throws IOException;
  }

  /** Reads all pages of a list as JSON. */
  public void json(String list, Map<String, List<String>> filters, Sink<Json.Members> sink)
      throws IOException, FailedException, InterruptedException {
    Optional<String> next = Optional.empty();
    do {
      URI url = url(list + ".json", filters, next);
      Answer answer = get(url, "application/json");
      Json.Members page = Json.parse(answer.body().array(), 0, answer.body().length());
      sink.page(page);
      OptionalLong number = page.number("next");
      next = number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
    } while (next.isPresent());
  }

  /** Reads all pages of a list as CSV, each with its line of names. */
  public void csv(String list, Map<String, List<String>> filters, Sink<String> sink)
      throws IOException, FailedException, InterruptedException {
    Optional<String> next = Optional.empty();
    do {
      Answer answer = get(url(list + ".csv", filters, next), "text/csv");
      sink.page(answer.body().text());
      next = answer.headers().firstValue("Mithaq-Next");
    } while (next.isPresent());
  }

  /**
   * The codebook, Markdown.
   *
   * @param lang one of {@link #LANGUAGES}
   */
  public String codebook(String lang) throws FailedException, InterruptedException {
    return get(node.resolve("/register/codebook." + lang + ".md"), "text/markdown").body().text();
  }

  private Answer get(URI url, String accept) throws FailedException, InterruptedException {
    Answer answer;
    try {
      answer = http.get(url, accept, LONGEST);
    } catch (TooLargeException e) {
      throw new FailedException(url + ": the answer is too large. " + e.getMessage(), e);
    }
    if (!answer.ok()) {
      throw new FailedException(url + " answered " + answer.status() + ": " + reason(answer));
    }
    return answer;
  }

  private static String reason(Answer answer) {
    try {
      return Json.parse(answer.body().array(), 0, answer.body().length())
          .object("error")
          .text("message")
          .orElse("no reason given");
    } catch (IOException e) {
      return "is it a node of Mithaq?";
    }
  }

  private URI url(String list, Map<String, List<String>> filters, Optional<String> next) {
    StringBuilder query = new StringBuilder(folder).append(list).append("?limit=" + PAGE);
    filters.forEach((name, values) ->
        values.forEach(
            value -> query.append('&').append(encoded(name)).append('=').append(encoded(value))));
    next.ifPresent(from -> query.append("&next=").append(from));
    return node.resolve(query.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
