package org.mithaq.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.stix.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Legal holds. */
@Command(
    name = "holds",
    description =
        "List the legal holds that concern you, place one on an act, or release it before its"
            + " review. What is held is not erased.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class HoldsCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec spec;

  @Mixin private NodeUrl node = new NodeUrl();

  @ArgGroup private Deed deed;

  private static final class Deed {
    @Option(names = "--place", paramLabel = "ACT", description = "Place one on this act.")
    private Optional<Long> place = Optional.empty();

    @Option(names = "--release", paramLabel = "ACT", description = "Release this act.")
    private Optional<Long> release = Optional.empty();
  }

  @Option(names = "--basis", paramLabel = "TEXT", description = "Why; kept with the act.")
  private Optional<String> basis = Optional.empty();

  @Option(
      names = "--review",
      paramLabel = "YYYY-MM-DD",
      description = "The day on which it ends unless it is placed again; within a year.")
  private Optional<LocalDate> review = Optional.empty();

  @Option(names = "--json", description = "Print lines of JSON.")
  private boolean json;

  @Mixin private Server server;

  HoldsCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, node.url, io::note)) {
      AccessClient client = new AccessClient(http, node.url);
      Optional<Deed> wanted = Optional.ofNullable(deed);
      if (wanted.isEmpty()) {
        for (Json.Members each : client.get("holds").objects("items")) {
          print(each);
        }
        return Mithaq.DONE;
      }
      String why = needed(basis, "--basis");
      if (wanted.get().release.isPresent()) {
        client.delete(
            "holds/"
                + wanted.get().release.get()
                + "?basis="
                + URLEncoder.encode(why, StandardCharsets.UTF_8));
        io.note("Act " + wanted.get().release.get() + " is held no more.");
        return Mithaq.DONE;
      }
      long act = wanted.get().place.orElseThrow();
      String day = needed(review.map(LocalDate::toString), "--review");
      Json.Members told =
          client.post(
              "holds",
              out -> {
                out.writeNumberField("act", act);
                out.writeStringField("basis", why);
                out.writeStringField("review", day);
              });
      WithdrawCommand.told(io, json, "held", act, told);
      return Mithaq.DONE;
    }
  }

  private String needed(Optional<String> value, String option) {
    return value.orElseThrow(
        () -> new ParameterException(spec.commandLine(), "This needs " + option + "."));
  }

  private void print(Json.Members hold) throws IOException {
    long act = hold.number("act").orElse(-1);
    List<String> names = List.of("party", "basis", "review");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeNumberField("act", act);
            for (String name : names) {
              out.writeStringField(name, hold.text(name).orElse(""));
            }
          });
      return;
    }
    io.out()
        .printf(
            "%d  until %s, by %s: %s%n",
            act,
            hold.text("review").orElse(""),
            hold.text("party").orElse(""),
            Visible.of(hold.text("basis").orElse("")));
  }
}
