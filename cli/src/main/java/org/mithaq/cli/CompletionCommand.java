package org.mithaq.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script by which a shell completes the command. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    mixinStandardHelpOptions = true,
    footer = {"", "To use it at once:  source <(mithaq completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Io io;

  CompletionCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    io.out().print(AutoComplete.bash("mithaq", Mithaq.commandLine(io, Optional.empty())));
    io.out().flush();
    return Mithaq.DONE;
  }
}
