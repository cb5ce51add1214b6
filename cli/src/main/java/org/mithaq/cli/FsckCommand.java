package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mithaq.node.Fsck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads every byte of a stopped node's data. */
@Command(
    name = "fsck",
    description = "Check every byte of a stopped node's data directory; changes nothing.",
    mixinStandardHelpOptions = true)
final class FsckCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(paramLabel = "DIR", description = "The data directory.")
  private Path directory = Path.of(".");

  @Option(names = "--json", description = "Write the result as JSON.")
  private boolean json;

  FsckCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException {
    Fsck.Report report = Fsck.run(directory, finding -> io.note(finding));
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("origin", report.origin());
            out.writeNumberField("acts", report.acts());
            Output.strings(out, "findings", report.findings());
          });
    } else {
      io.out()
          .printf(
              "%s: %s acts, %s%n",
              report.origin(),
              Output.number(report.acts()),
              report.findings().isEmpty() ? "clean" : report.findings().size() + " findings");
    }
    return report.findings().isEmpty() ? Mithaq.DONE : Mithaq.FAILED;
  }
}
