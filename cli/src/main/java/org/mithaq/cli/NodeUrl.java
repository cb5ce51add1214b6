package org.mithaq.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which node a command is about: by default one on this machine, as the demo is. */
@SuppressWarnings("NullAway.Init")
final class NodeUrl {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "The node (default: ${DEFAULT-VALUE}).")
  URI url;
}
