package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the audit log has of one's party. */
@Command(
    name = "audit",
    description =
        "Print what the node's audit log has of your party: sign-ins, tokens, changes of circles and"
            + " audiences, erasures, and who read what is RED or AMBER+STRICT.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "With --save, verify an entry for yourself: mithaq verify DIR/17.receipt DIR/17.json --key"
          + " DIR/keys"
    })
@SuppressWarnings("NullAway.Init")
final class AuditCommand implements Callable<Integer> {
  private final Io io;

  @Mixin private NodeUrl node = new NodeUrl();

  @Option(names = "--from", paramLabel = "N", description = "Begin at this entry.")
  private long from;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "Write each entry, its receipt and the log's keys into this directory.")
  private Optional<Path> save = Optional.empty();

  @Option(names = "--json", description = "Print each entry as a line of JSON.")
  private boolean json;

  @Mixin private Server server;

  AuditCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, node.url, io::note)) {
      AccessClient client = new AccessClient(http, node.url);
      OptionalLong next = OptionalLong.of(from);
      // Reading is an entry too: what was there at the beginning is read, not what comes of it.
      boolean more = true;
      while (next.isPresent() && more) {
        Json.Members page = client.get("audit?limit=1000&from=" + next.getAsLong());
        for (Json.Members item : page.objects("items")) {
          print(item);
          if (save.isPresent()) {
            save(save.get(), page, item);
          }
        }
        next = page.number("next");
        more = page.objects("items").size() == 1000 || page.objects("items").isEmpty();
      }
    }
    io.out().flush();
    return Mithaq.DONE;
  }

  private void print(Json.Members item) throws IOException {
    String entry = item.text("entry").orElse("{}");
    byte[] bytes = entry.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Json.Members said = Json.parse(bytes, 0, bytes.length);
    long sequence = item.number("sequence").orElse(-1);
    List<String> names = List.of("kind", "account", "detail");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeNumberField("sequence", sequence);
            out.writeStringField("time", item.text("time").orElse(""));
            for (String name : names) {
              out.writeStringField(name, said.text(name).orElse(""));
            }
          });
      return;
    }
    io.out()
        .printf(
            "%d  %s  %s  %s  %s%n",
            sequence,
            item.text("time").orElse(""),
            said.text("kind").orElse(""),
            Visible.of(said.text("account").orElse("")),
            Visible.of(said.text("detail").orElse("")));
  }

  private static void save(Path into, Json.Members page, Json.Members item) throws IOException {
    Files.createDirectories(into);
    long sequence = item.number("sequence").orElse(-1);
    Files.writeString(into.resolve(sequence + ".json"), item.text("entry").orElse(""));
    Optional<String> receipt = item.text("receipt");
    if (receipt.isPresent()) {
      Files.writeString(into.resolve(sequence + ".receipt"), receipt.get());
    }
    Files.writeString(into.resolve("keys"), String.join("\n", page.texts("keys")) + "\n");
  }
}
