package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mithaq.node.people.Totp;

/** Somebody who sets up a respondent's account by its link, and reads and writes by it. */
final class CaseReader implements AutoCloseable {

  private static final String PASSWORD = "three words and more";

  private final AccessNode node;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  CaseReader(AccessNode node) {
    this.node = node;
  }

  HttpResponse<String> form(String path, String cookie, String... pairs) throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  String page(String path, String cookie) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                .header("Cookie", cookie)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  /** Sets the account up by its link and signs in; the session's cookie. */
  String signedIn(String told) throws Exception {
    String code = found("set-up\\?code=([^\"]+)\"", told);
    String factor =
        found("name=\"factor\" value=\"([^\"]+)\"", page("/en/set-up?code=" + code, "a=b"));
    assertThat(
            form(
                    "/en/set-up",
                    "",
                    "invitation",
                    code,
                    "factor",
                    factor,
                    "password",
                    PASSWORD,
                    "code",
                    Totp.at(factor, node.now()))
                .statusCode())
        .isEqualTo(303);
    node.pass(Duration.ofMinutes(1));
    HttpResponse<String> in =
        form(
            "/en/sign-in",
            "",
            "name",
            found("\"name\":\"([^\"]+)\"", told),
            "password",
            PASSWORD,
            "code",
            Totp.at(factor, node.now()));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
    return in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** A token with which its program reads and writes. */
  String token(String cookie) throws Exception {
    String formToken = found("name=\"form_token\" value=\"([^\"]+)\"", page("/en/account", cookie));
    String told =
        form(
                "/en/account/tokens",
                cookie,
                "form_token",
                formToken,
                "note",
                "n",
                "days",
                "30",
                "verb",
                "read",
                "verb",
                "write")
            .body();
    return "Bearer " + found("<code dir=\"ltr\">([^<]{64})</code>", told);
  }

  @Override
  public void close() {
    http.close();
  }
}
