package org.mithaq.node;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in and fills in forms, as a browser without scripts would. */
final class FormReader implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String origin;
  private final String cookie;

  /** What came back. */
  record Page(int status, String to, String html) {}

  private FormReader(String origin, String cookie) {
    this.origin = origin;
    this.cookie = cookie;
  }

  static FormReader signedIn(AccessNode node, String account)
      throws IOException, InterruptedException {
    String origin = "http://127.0.0.1:" + node.port();
    try (FormReader nobody = new FormReader(origin, "")) {
      HttpResponse<String> answer =
          nobody.send("/en/sign-in", "name=" + account + "&password=demo&code=&next=");
      String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
      return new FormReader(origin, set.substring(0, set.indexOf(';')));
    }
  }

  Page get(String path) throws IOException, InterruptedException {
    return page(http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()));
  }

  /**
   * Sends the form of a page.
   *
   * @param fields names and values in turns
   */
  Page send(String path, List<String> fields) throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get(path).html());
    List<String> pairs = new ArrayList<>();
    pairs.add("form_token=" + (token.find() ? token.group(1) : "none"));
    for (int i = 0; i < fields.size(); i += 2) {
      pairs.add(fields.get(i) + "=" + URLEncoder.encode(fields.get(i + 1), StandardCharsets.UTF_8));
    }
    return page(send(path, String.join("&", pairs)));
  }

  private HttpResponse<String> send(String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private static Page page(HttpResponse<String> answer) {
    return new Page(
        answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
