package org.mithaq.cli;

import java.util.Optional;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands about requests, cases and statements. */
@SuppressWarnings("NullAway.Init")
final class MatterOptions {
  @Mixin NodeUrl node = new NodeUrl();

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "Where it is shared: exercise by default, and public for signatures.")
  Optional<String> collection = Optional.empty();

  @Option(names = "--json", description = "Print lines of JSON.")
  boolean json;

  @Mixin Server server;

  /** A client of the node. */
  Http http(Io io) throws FailedException {
    return server.http(io, node.url, io::note);
  }

  Matters matters(Io io, Http http) {
    return new Matters(io, http, node.url, json);
  }
}
