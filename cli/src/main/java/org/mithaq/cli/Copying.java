package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import picocli.CommandLine.Option;

/** What commands that copy a whole data directory have in common: a bar, and the result. */
final class Copying {

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  /** The work: tells of bytes as they are copied; gives one sentence for each thing found wrong. */
  interface Work {
    List<String> run(LongConsumer copied) throws IOException;
  }

  /** Runs it; the exit code. */
  int run(Io io, String name, Path target, Work work) throws IOException {
    long[] bytes = {0};
    List<String> findings;
    try (Progress progress = new Progress(io, name, -1)) {
      findings = work.run(more -> progress.at(bytes[0] += more, ""));
    }
    findings.forEach(io::note);
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("directory", target.toString());
            out.writeNumberField("bytes", bytes[0]);
            Output.strings(out, "findings", findings);
          });
    } else {
      io.out().println(target);
      io.note("Copied " + Output.number(bytes[0] >> 20) + " MiB, the vault's empty room included.");
    }
    return findings.isEmpty() ? Mithaq.DONE : Mithaq.FAILED;
  }
}
