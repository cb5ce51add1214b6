package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that verifies in the reader's browser, and the same as one file. */
final class SiteVerifyTest {

  private static final List<String> STEPS =
      List.of("keys", "receipt", "signature", "cosignatures", "act", "object", "inclusion", "log");

  @TempDir private static Path folder;
  private static RegisterNode node;

  @BeforeAll
  static void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    HttpResponse<byte[]> answer = node.get(RegisterNode.ANYONE, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  private static String page(String language) throws Exception {
    return RegisterNode.text(get("/" + language + "/verify"));
  }

  private static String file(String language) throws Exception {
    return RegisterNode.text(get("/" + language + "/mithaq-verify.html"));
  }

  private static List<String> found(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map(hit -> hit.group(1)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void everyStepIsThereAndNoneIsCheckedYet(String language) throws Exception {
    String page = page(language);

    assertThat(found("data-step=\"([a-z]+)\" data-state=\"pending\"", page)).isEqualTo(STEPS);
    assertThat(page)
        .contains("id=\"verdict\" role=\"status\" data-state=\"pending\"")
        .contains("<noscript>", "./mithaq verify RECEIPT OBJECT")
        .contains("href=\"/" + language + "/mithaq-verify.html\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void theKeysAreFilledInAndSaidToBeTheNodesOwnWord(String language) throws Exception {
    String keys = RegisterNode.text(get("/log/key"));
    Matcher area = Pattern.compile("<textarea[^>]*>([^<]*)</textarea>").matcher(page(language));

    assertThat(area.find()).isTrue();
    assertThat(area.group(1).strip()).isEqualTo(keys.strip());
    assertThat(page(language)).contains("id=\"keys-help\" class=\"notice\"");
  }

  @Test
  void whatTheScriptSaysIsInThePageInEachLanguage() throws Exception {
    Map<String, Map<String, String>> said = new HashMap<>();
    for (String language : List.of("ar", "fr", "en")) {
      Map<String, String> words = new HashMap<>();
      Pattern.compile("<p data-word=\"([^\"]+)\">([^<]+)</p>")
          .matcher(page(language))
          .results()
          .forEach(hit -> words.put(hit.group(1), hit.group(2)));
      said.put(language, words);
    }
    Map<String, String> english = said.getOrDefault("en", Map.of());
    for (String language : List.of("ar", "fr")) {
      Map<String, String> words = said.getOrDefault(language, Map.of());
      assertThat(words).containsOnlyKeys(english.keySet());
      words.forEach((word, text) -> {
        assertThat(text).as(word).isNotEqualTo(english.get(word));
        assertThat(new TreeSet<>(found("(\\{[0-9]})", text)))
            .as("values in %s, %s", word, language)
            .isEqualTo(new TreeSet<>(found("(\\{[0-9]})", english.getOrDefault(word, ""))));
      });
    }
    for (String script : scripts()) {
      for (String word :
          found(
              "(?:Wrong|tell|say)\\((?:\"(?:good|bad|unchecked)\", )?\"([a-z]+\\.[a-z]+)\"",
              script)) {
        assertThat(english).containsKey(word);
      }
    }
  }

  /** Modules lose their own scopes in the single file. */
  @Test
  void noNameStandsTwiceInTheSingleFile() throws Exception {
    assertThat(found("(?m)^(?:async )?(?:const|let|function|class) (\\w+)", file("en")))
        .hasSizeGreaterThan(20)
        .doesNotHaveDuplicates();
  }

  private static List<String> scripts() throws Exception {
    List<String> names =
        List.of(
            "verify",
            "verify-act",
            "verify-bytes",
            "verify-check",
            "verify-keys",
            "verify-log",
            "verify-note",
            "verify-page",
            "verify-receipt",
            "verify-tree");
    List<String> scripts = new ArrayList<>();
    for (String name : names) {
      HttpResponse<byte[]> answer = get("/assets/" + name + ".js");
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("text/javascript; charset=utf-8");
      scripts.add(RegisterNode.text(answer));
    }
    return scripts;
  }

  @Test
  void everyModuleThatIsImportedIsServed() throws Exception {
    for (String script : scripts()) {
      for (String module : found("from \"\\./([^\"]+)\"", script)) {
        get("/assets/" + module);
      }
    }
    assertThat(page("en")).contains("<script type=\"module\" src=\"/assets/verify.js\">");
  }

  @Test
  void theScriptAsksNobodyButThisLog() throws Exception {
    for (String script : scripts()) {
      assertThat(script).doesNotContain("://", "eval(", "innerHTML", "Function(");
      assertThat(found("fetch\\(\"([^\"]*)\"", script)).allMatch("/log/"::equals);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void theSingleFileIsKeptAndNeedsNothingElse(String language) throws Exception {
    HttpResponse<byte[]> answer = get("/" + language + "/mithaq-verify.html");
    String file = RegisterNode.text(answer);

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"mithaq-verify-" + language + ".html\"");
    assertThat(found("(?:href|src|action|data|poster)=\"([^\"]*)\"", file))
        .allMatch(reference -> reference.startsWith("#"));
    assertThat(file)
        .contains("<html lang=\"" + language + "\"", "default-src 'none'", "start();")
        .doesNotContain("://", "url(", "@import", "\nimport ", "\nexport ", "fetch(", "/assets/");
    assertThat(found("data-step=\"([a-z]+)\"", file)).isEqualTo(STEPS.subList(0, STEPS.size() - 1));
    assertThat(found("(data-word=\"[^\"]+\")", file))
        .isEqualTo(found("(data-word=\"[^\"]+\")", page(language)));
    assertThat(file(language))
        .contains(RegisterNode.text(get("/log/key")).lines().findFirst().orElse("-"));
  }
}
