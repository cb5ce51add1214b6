package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mithaq.node.KeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a stopped node's log new keys. */
@Command(
    name = "rotate",
    description = "Give a stopped node's log new keys; the old ones sign on for 90 days.",
    mixinStandardHelpOptions = true)
final class RotateCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(paramLabel = "DIR", description = "The data directory.")
  private Path directory = Path.of(".");

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  RotateCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String keys = KeyRotation.run(directory);
    if (json) {
      Output.line(io.out(), out -> Output.strings(out, "keys", keys.lines().toList()));
      return Mithaq.DONE;
    }
    io.out().print(keys);
    io.note("These are the log's verifier keys now, the new ones first.");
    return Mithaq.DONE;
  }
}
