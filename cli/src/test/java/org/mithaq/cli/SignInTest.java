package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XB;
import static org.mithaq.cli.RegisterNode.note;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.people.Totp;
import org.mithaq.stix.Tlp;

/** People at the door, and what they do behind it, over HTTP as a browser sends it. */
final class SignInTest {

  @TempDir private Path folder;
  private RegisterNode node;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    http.close();
    node.close();
  }

  private HttpRequest.Builder at(String path, String cookie) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return request;
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return send(at(path, cookie).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher form(String... pairs) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return HttpRequest.BodyPublishers.ofString(body.toString());
  }

  private HttpResponse<String> post(String path, String cookie, String... pairs) throws Exception {
    return send(at(path, cookie).header("Sec-Fetch-Site", "same-origin").POST(form(pairs)));
  }

  private HttpResponse<String> signIn(String name, String secret) throws Exception {
    return post("/en/sign-in", "", "name", name, "password", secret, "code", "");
  }

  private static String cookie(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  private String token(String cookie) throws Exception {
    return found("name=\"form_token\" value=\"([^\"]+)\"", get("/en/account", cookie).body());
  }

  @Test
  void whoSignsInSeesWhatTheAccountMayRead() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, "for the circle", Tlp.AMBER_2));
    String page = "/fr/threats/objects/" + RegisterNode.id("note", 1);
    assertThat(get(page, "").statusCode()).isEqualTo(404);

    HttpResponse<String> in = signIn("cert-xb", "demo");
    assertThat(in.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
    String cookie = cookie(in);
    HttpResponse<String> shown = get(page, cookie);
    assertThat(shown.body()).contains("for the circle", "<bdi>cert-xb</bdi>");
    assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");

    node.accepted("cert-xb", PUBLIC, RegisterNode.membership(2, RegisterNode.CIRCLE, XB, "left"));
    assertThat(get(page, cookie).statusCode()).isEqualTo(404);

    HttpResponse<String> out = post("/fr/sign-out", cookie, "form_token", token(cookie));
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(get("/en/account", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void whatIsWrongIsToldAlikeAndKeepsTheName() throws Exception {
    HttpResponse<String> wrong = signIn("cert-xb", "not it");
    HttpResponse<String> unknown = signIn("no-such", "not it");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("value=\"cert-xb\"").doesNotContain("not it");
    assertThat(unknown.body().replace("no-such", "cert-xb")).isEqualTo(wrong.body());
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void nobodyIsLedElsewhere() throws Exception {
    for (String next :
        List.of(
            "https://example.com/",
            "//example.com/",
            "/\\example.com",
            "/en/../..//example.com",
            "/en//example.com",
            "javascript:alert(1)",
            "/en/account\r\nX: y")) {
      HttpResponse<String> in =
          post("/en/sign-in", "", "name", "acme", "password", "demo", "next", next);
      if (in.statusCode() == 303) {
        assertThat(in.headers().firstValue("Location")).as(next).contains("/en/account");
      } else {
        assertThat(in.statusCode()).as(next).isEqualTo(400);
      }
    }
    HttpResponse<String> in =
        post("/en/sign-in", "", "name", "acme", "password", "demo", "next", "/ar/threats?q=a%20b");
    assertThat(in.headers().firstValue("Location")).contains("/ar/threats?q=a%20b");
  }

  @Test
  void aFormFromElsewhereOrWithoutItsTokenDoesNothing() throws Exception {
    String cookie = cookie(signIn("cert-xb", "demo"));
    String token = token(cookie);
    String[] issue = {"form_token", token, "note", "n", "days", "1", "verb", "read"};
    for (String site : List.of("cross-site", "same-site", "none")) {
      assertThat(
              send(at("/en/account/tokens", cookie)
                      .header("Sec-Fetch-Site", site)
                      .POST(form(issue)))
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(send(at("/en/account/tokens", cookie).POST(form(issue))).statusCode())
        .isEqualTo(403);
    assertThat(
            send(at("/en/account/tokens", cookie)
                    .header("Origin", "https://example.com")
                    .POST(form(issue)))
                .statusCode())
        .isEqualTo(403);
    String other = token(cookie(signIn("cert-xb", "demo")));
    issue[1] = other;
    assertThat(post("/en/account/tokens", cookie, issue).statusCode()).isEqualTo(403);
    assertThat(get("/en/account", cookie).body()).doesNotContain("<td><bdi dir=\"auto\">n</bdi>");
  }

  @Test
  void aCookieOpensNoMachinesDoor() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, "for the circle", Tlp.AMBER_2));
    String cookie = cookie(signIn("cert-xb", "demo"));
    HttpResponse<String> objects =
        send(
            at("/taxii2/accord/collections/" + EXERCISE + "/objects/", cookie)
                .header("Accept", "application/taxii+json;version=2.1")
                .GET());
    assertThat(objects.body()).doesNotContain("for the circle");
    for (String path : List.of("/access/tokens", "/access/erasures", "/access/readers")) {
      HttpResponse<String> answer =
          send(
              at(path, cookie)
                  .header("Sec-Fetch-Site", "same-origin")
                  .POST(HttpRequest.BodyPublishers.ofString("{}")));
      assertThat(answer.statusCode()).as(path).isIn(400, 401);
    }
    for (String bad :
        List.of(cookie + "x", "mithaq=", cookie + "; mithaq=y", "mithaq=" + "z".repeat(5000))) {
      assertThat(get("/en/account", bad).statusCode()).as(bad).isEqualTo(303);
    }
    // A new session's secret is new, and the old one opens nothing.
    HttpResponse<String> again = post("/en/sign-in", cookie, "name", "cert-xb", "password", "demo");
    assertThat(cookie(again)).isNotEqualTo(cookie);
    assertThat(get("/en/account", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void anAdministratorInvitesAPersonWhoSetsUpSignsInAndIsEnded() throws Exception {
    String cookie = cookie(signIn("cert-xb", "demo"));
    HttpResponse<String> invited =
        post(
            "/en/account/people",
            cookie,
            "form_token",
            token(cookie),
            "name",
            "amina",
            "display",
            "Amina Haddad",
            "role",
            "contributor");
    String link = found("<code dir=\"ltr\">http://[^/]+(/en/set-up[^<]+)</code>", invited.body());
    HttpResponse<String> page = get(link, "");
    String factor = found("name=\"factor\" value=\"([A-Z2-7]+)\"", page.body());
    String code = link.substring(link.indexOf('=') + 1);
    HttpResponse<String> weak =
        post(
            "/en/set-up",
            "",
            "invitation",
            code,
            "factor",
            factor,
            "password",
            "short",
            "code",
            "1");
    assertThat(weak.statusCode()).isEqualTo(400);
    assertThat(weak.body()).contains(factor).doesNotContain("short\"");
    HttpResponse<String> done =
        post(
            "/en/set-up",
            "",
            "invitation",
            code,
            "factor",
            factor,
            "password",
            "three words and more",
            "code",
            Totp.at(factor, Instant.now()));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(get(link, "").statusCode()).isEqualTo(404);

    // The code of the next half minute: one that was taken is not taken again.
    String person =
        cookie(
            post(
                "/en/sign-in",
                "",
                "name",
                "amina",
                "password",
                "three words and more",
                "code",
                Totp.at(factor, Instant.now().plusSeconds(30))));
    HttpResponse<String> account = get("/ar/account", person);
    assertThat(account.body()).contains("<bdi>amina</bdi>", "مساهم").doesNotContain("موقّع");
    // Not an administrator: there is no such page.
    assertThat(
            post(
                    "/en/account/people",
                    person,
                    "form_token",
                    token(person),
                    "name",
                    "bo",
                    "display",
                    "Bo")
                .statusCode())
        .isEqualTo(404);

    assertThat(
            post("/en/account/people/end", cookie, "form_token", token(cookie), "name", "amina")
                .statusCode())
        .isEqualTo(303);
    assertThat(get("/en/account", person).statusCode()).isEqualTo(303);
  }

  @Test
  void nobodyGivesARoleThatHeLacksOrTouchesAnotherParty() throws Exception {
    String cookie = cookie(signIn("cert-xb", "demo"));
    String token = token(cookie);
    for (String[] more :
        new String[][] {{"role", "operator"}, {"party", XB}, {"roles", "signer"}}) {
      HttpResponse<String> answer =
          post(
              "/en/account/people",
              cookie,
              "form_token",
              token,
              "name",
              "amina",
              "display",
              "Amina",
              more[0],
              more[1]);
      assertThat(answer.statusCode()).as(more[0]).isEqualTo(400);
    }
    // The names of other accounts are taken.
    HttpResponse<String> taken =
        post(
            "/en/account/people",
            cookie,
            "form_token",
            token,
            "name",
            "cert-xa",
            "display",
            "Typed Name");
    assertThat(taken.statusCode()).isEqualTo(400);
    assertThat(taken.body()).contains("id=\"name-hint\"", "value=\"Typed Name\"");

    String other = cookie(signIn("acme", "demo"));
    HttpResponse<String> ends =
        post("/en/account/people/end", other, "form_token", token(other), "name", "cert-xb");
    HttpResponse<String> nobody =
        post("/en/account/people/end", other, "form_token", token(other), "name", "no-one");
    assertThat(ends.statusCode()).isEqualTo(404);
    assertThat(ends.body()).isEqualTo(nobody.body());
  }
}
