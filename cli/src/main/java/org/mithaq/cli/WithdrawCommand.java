package org.mithaq.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a running node destroy the content of an act. */
@Command(
    name = "withdraw",
    description =
        "Have the content of an act that your party shared destroyed, for ever and on record; of"
            + " another party's as the depositary, by an order.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "To take an object out of one collection only, use TAXII's DELETE. What was read stays with"
          + " whoever read it."
    })
@SuppressWarnings("NullAway.Init")
final class WithdrawCommand implements Callable<Integer> {
  private final Io io;

  @Mixin private NodeUrl node = new NodeUrl();

  @Parameters(index = "0", paramLabel = "ACT", description = "The act's number.")
  private long act;

  @Option(
      names = "--basis",
      required = true,
      paramLabel = "TEXT",
      description = "Why, or the order; kept with the act that records it.")
  private String basis = "";

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  @Mixin private Server server;

  WithdrawCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, node.url, io::note)) {
      Json.Members told =
          new AccessClient(http, node.url)
              .post(
                  "erasures",
                  out -> {
                    out.writeNumberField("act", act);
                    out.writeStringField("basis", basis);
                  });
      told(io, json, "erased", act, told);
      return Mithaq.DONE;
    }
  }

  /** Prints which act records what was done to another. */
  static void told(Io io, boolean json, String deed, long act, Json.Members told)
      throws IOException {
    long record = told.number("act").orElse(-1);
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeNumberField(deed, act);
            out.writeNumberField("act", record);
          });
    } else {
      io.out().println(record);
      io.note("Act %d is %s; act %d records it.".formatted(act, deed, record));
    }
  }
}
