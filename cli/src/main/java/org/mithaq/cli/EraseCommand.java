package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mithaq.node.Erasure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Destroys the content of one act of a stopped node. */
@Command(
    name = "erase",
    description = "Destroy the content of one act of a stopped node, for ever and on record.",
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(index = "0", paramLabel = "DIR", description = "The data directory.")
  private Path directory = Path.of(".");

  @Parameters(index = "1", paramLabel = "SEQUENCE", description = "The act's number.")
  private long sequence;

  @Option(names = "--basis", required = true, description = "Why; kept with the act.")
  private String basis = "";

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  EraseCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long act = Erasure.run(directory, sequence, basis);
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeNumberField("erased", sequence);
            out.writeNumberField("act", act);
          });
      return Mithaq.DONE;
    }
    io.out().println(act);
    io.note("The content of act " + sequence + " is gone; act " + act + " records it.");
    return Mithaq.DONE;
  }
}
