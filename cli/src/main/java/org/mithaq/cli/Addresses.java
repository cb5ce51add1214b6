package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.mithaq.node.Node;
import org.mithaq.node.config.Config;

/**
 * Where a running node is reached, for programs: one line of JSON once it is ready.
 *
 * @param metrics of the operator's listener
 */
record Addresses(String url, Optional<String> metrics) {

  static Addresses of(Config config, Node node) {
    return new Addresses(
        url(config.tls().isPresent() ? "https" : "http", config.listen().address(), node.port()),
        config
            .operator()
            .flatMap(
                operator -> node.operatorPort().map(port -> url("http", operator.address(), port)))
            .map(url -> url + "/metrics"));
  }

  static String url(String scheme, String address, int port) {
    String host =
        switch (address) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::" -> "[::1]";
          case String other -> other.indexOf(':') < 0 ? other : "[" + other + "]";
        };
    return scheme + "://" + host + ":" + port;
  }

  void print(PrintStream out, String origin, Path data, Output.Fields more) throws IOException {
    Output.line(
        out,
        json -> {
          json.writeStringField("url", url + "/");
          json.writeStringField("taxii", url + "/taxii2/");
          json.writeStringField("log", url + "/log/");
          write(json, "metrics", metrics);
          json.writeStringField("origin", origin);
          json.writeStringField("data", data.toString());
          json.writeNumberField("pid", ProcessHandle.current().pid());
          more.write(json);
        });
  }

  private static void write(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }
}
