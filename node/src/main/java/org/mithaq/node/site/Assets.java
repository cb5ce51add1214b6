package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/** Stylesheet, scripts, fonts and maps: files that are shipped with the node. */
final class Assets {

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  /** Every file that is served; nothing else in the folder is. */
  private static final List<String> FILES =
      List.of(
          "clocks.js",
          "days.js",
          "evidence.js",
          "news.js",
          "seal.svg",
          "sign.js",
          "sign-check.js",
          "site.css",
          "times.js",
          "verify.js",
          "verify-act.js",
          "verify-bytes.js",
          "verify-check.js",
          "verify-keys.js",
          "verify-log.js",
          "verify-note.js",
          "verify-page.js",
          "verify-receipt.js",
          "verify-tree.js");

  private Assets() {}

  static List<Route> routes() {
    return FILES.stream()
        .map(name -> {
          byte[] bytes = Resources.bytes("assets/" + name);
          String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
          return Route.get("/assets/" + name, Access.OPEN, _ -> reply(type, bytes));
        })
        .toList();
  }

  private static Reply reply(String type, byte[] bytes) throws Refusal {
    return Reply.of(200, type, bytes).with("Cache-Control", "public, max-age=3600");
  }
}
