package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mithaq.node.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a data directory from a backup. */
@Command(
    name = "restore",
    description = "Make a data directory from a backup, and check it.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(index = "0", paramLabel = "BACKUP", description = "What backup made.")
  private Path backup = Path.of(".");

  @Parameters(index = "1", paramLabel = "DIR", description = "A new data directory.")
  private Path data = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  @Mixin
  private Copying copying;

  RestoreCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException {
    return copying.run(io, "restore", data, copied -> Backup.restore(backup, data, copied));
  }
}
