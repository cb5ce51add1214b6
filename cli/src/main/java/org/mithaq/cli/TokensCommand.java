package org.mithaq.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.stix.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The tokens of an account. */
@Command(
    name = "tokens",
    description =
        "List the tokens of your account, issue one that is good for less than your secret, or"
            + " revoke one at once.",
    mixinStandardHelpOptions = true,
    footer = {"", "An issued token is printed once and kept by nobody else."})
@SuppressWarnings("NullAway.Init")
final class TokensCommand implements Callable<Integer> {
  private final Io io;

  @Mixin private NodeUrl node = new NodeUrl();

  @ArgGroup private Deed deed;

  private static final class Deed {
    @Option(
        names = "--issue",
        split = ",",
        paramLabel = "VERB",
        description = "Issue one that may do this: read, write, or read,write.")
    private List<String> issue = List.of();

    @Option(names = "--revoke", paramLabel = "ID", description = "Revoke one.")
    private Optional<String> revoke = Optional.empty();
  }

  @Option(
      names = "--collection",
      paramLabel = "COLLECTION",
      description = "Of a new one: good for this collection alone, by its id or alias; repeatable.")
  private List<String> collections = List.of();

  @Option(names = "--days", paramLabel = "N", description = "Of a new one: 1 to 366; else 90.")
  private int days = 90;

  @Option(names = "--note", paramLabel = "TEXT", description = "Of a new one: what it is for.")
  private String note = "";

  @Option(names = "--json", description = "Print lines of JSON.")
  private boolean json;

  @Mixin private Server server;

  TokensCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, node.url, io::note)) {
      AccessClient client = new AccessClient(http, node.url);
      Optional<Deed> wanted = Optional.ofNullable(deed);
      if (wanted.isEmpty()) {
        for (Json.Members each : client.get("tokens").objects("items")) {
          print(each);
        }
      } else if (wanted.get().revoke.isPresent()) {
        client.delete("tokens/" + wanted.get().revoke.get());
        io.note("It opens nothing any more.");
      } else {
        issue(client, wanted.get().issue);
      }
      return Mithaq.DONE;
    }
  }

  private void issue(AccessClient client, List<String> verbs)
      throws IOException, FailedException, InterruptedException {
    Json.Members told =
        client.post(
            "tokens",
            out -> {
              Output.strings(out, "verbs", verbs);
              if (!collections.isEmpty()) {
                Output.strings(out, "collections", collections);
              }
              out.writeNumberField("days", days);
              out.writeStringField("note", note);
            });
    String token = told.text("token").orElse("");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("id", told.text("id").orElse(""));
            out.writeStringField("token", token);
            out.writeStringField("expires", told.text("expires").orElse(""));
          });
    } else {
      io.out().println(token);
      io.note(
          "Its id is %s, it expires on %s. It is not told again."
              .formatted(told.text("id").orElse(""), told.text("expires").orElse("")));
    }
  }

  private void print(Json.Members token) throws IOException {
    List<String> only = token.texts("collections");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            for (String name : List.of("id", "issued", "expires", "note")) {
              out.writeStringField(name, token.text(name).orElse(""));
            }
            Output.strings(out, "verbs", token.texts("verbs"));
            if (!only.isEmpty()) {
              Output.strings(out, "collections", only);
            }
          });
      return;
    }
    io.out()
        .printf(
            "%s  %s in %s, until %s  %s%n",
            token.text("id").orElse(""),
            String.join(" and ", token.texts("verbs")),
            only.isEmpty() ? "all collections" : String.join(", ", only),
            token.text("expires").orElse(""),
            Visible.of(token.text("note").orElse("")));
  }
}
