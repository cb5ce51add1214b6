package org.mithaq.node.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.LogFiles;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;

/**
 * {@code /{lang}/verify}: a receipt and its object are checked in the reader's browser; and the
 * same page as one file that needs no node.
 */
final class VerifyPage {

  private static final String FILE = "/mithaq-verify.html";

  private static final String SAYS = "verify.say.";

  /** What checks, each file after those that it needs; {@code verify.js} adds the network to it. */
  private static final List<String> SCRIPTS =
      List.of(
          "verify-bytes.js",
          "verify-keys.js",
          "verify-note.js",
          "verify-receipt.js",
          "verify-act.js",
          "verify-tree.js",
          "verify-check.js",
          "verify-page.js");

  private final Pages pages;
  private final LogFiles log;
  private final String style;
  private final String script;

  VerifyPage(Pages pages, LogFiles log) {
    this.pages = pages;
    this.log = log;
    this.style = Resources.text("assets/site.css");
    this.script =
        SCRIPTS.stream()
                .map(name -> inlined(Resources.text("assets/" + name)))
                .collect(Collectors.joining())
            + "start();\n";
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>(pages.in("/verify", Access.OPEN, this::page));
    routes.addAll(pages.downloads(FILE, "mithaq-verify-%s.html", Access.OPEN, this::file));
    return routes;
  }

  private Pages.Made page(View view, Call call) throws IOException, Refusal {
    return Pages.Made.of(
        "verify.jte", Map.of("keys", keys(), "file", view.link(FILE), "says", says(view.words())));
  }

  private Pages.Made file(View view, Call call) throws IOException, Refusal {
    return Pages.Made.of(
        "verify-file.jte",
        Map.of("keys", keys(), "style", style, "script", script, "says", says(view.words())));
  }

  /** The names of what the script says. */
  private static List<String> says(Words words) {
    return words.names().stream()
        .filter(name -> name.startsWith(SAYS))
        .map(name -> name.substring(SAYS.length()))
        .sorted()
        .toList();
  }

  /** Empty before the log has any. */
  private String keys() throws IOException {
    return log.read("key").map(VerifyPage::text).orElse("");
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  /** A module without the lines that tie it to others; all share one scope in the file. */
  private static String inlined(String module) {
    return module
        .lines()
        .filter(line -> !line.startsWith("import "))
        .map(line -> line.startsWith("export ") ? line.substring("export ".length()) : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
