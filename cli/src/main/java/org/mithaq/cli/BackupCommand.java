package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mithaq.node.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies what cannot be made again. */
@Command(
    name = "backup",
    description = "Back a node up, running or stopped. A backup holds keys and all content.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(index = "0", paramLabel = "DIR", description = "The data directory.")
  private Path data = Path.of(".");

  @Parameters(index = "1", paramLabel = "BACKUP", description = "A new directory.")
  private Path backup = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  @Mixin
  private Copying copying;

  BackupCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException {
    return copying.run(
        io,
        "backup",
        backup,
        copied -> {
          Backup.create(data, backup, copied);
          return List.of();
        });
  }
}
