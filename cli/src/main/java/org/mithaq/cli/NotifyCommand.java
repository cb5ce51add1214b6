package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
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

/** What an account is told, by e-mail or webhook. */
@Command(
    name = "notify",
    description =
        "List what your account is told by itself, have an e-mail address or a webhook told, or"
            + " end that.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A webhook's secret is printed once: its deliveries are signed with it (Standard Webhooks).",
      "An e-mail address is told nothing before somebody there follows the link that it is sent."
    })
@SuppressWarnings("NullAway.Init")
final class NotifyCommand implements Callable<Integer> {
  private static final String PATH = "subscriptions";

  private final Io io;

  @Mixin private NodeUrl node = new NodeUrl();

  @ArgGroup private Deed deed;

  private static final class Deed {
    @Option(names = "--email", paramLabel = "ADDRESS", description = "Have this address told.")
    private Optional<String> email = Optional.empty();

    @Option(
        names = "--webhook",
        paramLabel = "URL",
        description = "Have this https address told, of a machine of yours.")
    private Optional<String> webhook = Optional.empty();

    @Option(names = "--remove", paramLabel = "ID", description = "End one.")
    private Optional<String> remove = Optional.empty();
  }

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description =
          "Of a new one: request, reply, clock, notice, case, statement, signature, incident; all"
              + " where none is named.")
  private List<String> kinds = List.of();

  @Option(names = "--language", paramLabel = "TAG", description = "Of a new one: ar, fr or en.")
  private String language = "en";

  @Option(names = "--json", description = "Print lines of JSON.")
  private boolean json;

  @Mixin private Server server;

  NotifyCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, node.url, io::note)) {
      AccessClient client = new AccessClient(http, node.url);
      Optional<Deed> wanted = Optional.ofNullable(deed);
      if (wanted.isEmpty()) {
        for (Json.Members each : client.get(PATH).objects("items")) {
          print(each);
        }
      } else if (wanted.get().remove.isPresent()) {
        client.delete(PATH + "/" + wanted.get().remove.get());
        io.note("Nothing more is sent there.");
      } else {
        add(client, wanted.get());
      }
      return Mithaq.DONE;
    }
  }

  private void add(AccessClient client, Deed wanted)
      throws IOException, FailedException, InterruptedException {
    Json.Members made = client.post(PATH, out -> write(out, wanted));
    String id = made.text("id").orElse("");
    Optional<String> secret = made.text("secret");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("id", id);
            if (secret.isPresent()) {
              out.writeStringField("secret", secret.get());
            }
          });
    } else if (secret.isPresent()) {
      io.out().println(secret.get());
      io.note("Deliveries are signed with this. It is not told again; the id is " + id + ".");
    } else {
      io.note(
          "A link went to the address: it is told nothing before somebody there follows it, within"
              + " a day. The id is "
              + id
              + ".");
    }
  }

  private void write(JsonGenerator out, Deed wanted) throws IOException {
    if (wanted.email.isPresent()) {
      out.writeStringField("email", wanted.email.get());
    }
    if (wanted.webhook.isPresent()) {
      out.writeStringField("webhook", wanted.webhook.get());
    }
    if (!kinds.isEmpty()) {
      Output.strings(out, "kinds", kinds);
    }
    out.writeStringField("language", language);
  }

  private void print(Json.Members each) throws IOException {
    String to = each.text("email").or(() -> each.text("webhook")).orElse("");
    String standing = standing(each);
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("id", each.text("id").orElse(""));
            out.writeStringField("to", to);
            Output.strings(out, "kinds", each.texts("kinds"));
            out.writeStringField("language", each.text("language").orElse(""));
            out.writeNumberField("waiting", each.number("waiting").orElse(0));
            out.writeNumberField("given_up", each.number("given_up").orElse(0));
            out.writeStringField("standing", standing);
          });
      return;
    }
    io.out()
        .printf(
            "%s  %s  %s  %s%n",
            each.text("id").orElse(""),
            Visible.of(to),
            String.join(",", each.texts("kinds")),
            Visible.of(standing));
  }

  private static String standing(Json.Members each) {
    if (each.text("email").isPresent() && !each.flag("confirmed")) {
      return "waits for its address until " + each.text("confirm_by").orElse("");
    }
    Optional<String> fault = each.text("fault");
    if (fault.isPresent()) {
      return (each.flag("paused") ? "paused: " : "failing: ") + fault.get();
    }
    return each.text("delivered").map(at -> "last told at " + at).orElse("nothing told yet");
  }
}
