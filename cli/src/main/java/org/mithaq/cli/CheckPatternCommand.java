package org.mithaq.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mithaq.stix.pattern.PatternVerdicts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges STIX patterns. */
@Command(
    name = "check-pattern",
    description = "Judge STIX patterns: JSON strings on standard input, one a line.",
    mixinStandardHelpOptions = true)
final class CheckPatternCommand implements Callable<Integer> {
  private final Io io;

  @Option(names = "--json", description = "One JSON object a line instead of a sentence.")
  private boolean json;

  CheckPatternCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException {
    return new PatternVerdicts(json).run(io.in(), io.out()) ? Mithaq.DONE : Mithaq.FAILED;
  }
}
