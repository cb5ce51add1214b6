package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.node.DataDirectory;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.config.ConfigTemplate;
import org.mithaq.tlog.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new node: keys, data directory, and a commented configuration. */
@Command(
    name = "init",
    description = "Make a new node: its keys and a commented mithaq.yaml.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(paramLabel = "DIR", description = "Where; made if missing.")
  private Path directory = Path.of(".");

  @Option(names = "--name", required = true, description = "Shown to people.")
  private String name = "";

  @Option(
      names = "--origin",
      required = true,
      paramLabel = "HOST/PATH",
      description = "The log's name, without scheme, like node.example.org/log; permanent.")
  private String origin = "";

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  InitCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException {
    Path file = directory.resolve("mithaq.yaml");
    if (Files.exists(file)) {
      throw new FailedException(file + " is there already; nothing was changed.");
    }
    String secret = SecretDigest.drawSecret(new SecureRandom());
    String text;
    try {
      text = ConfigTemplate.write(name, origin, UUID.randomUUID(), SecretDigest.of(secret));
    } catch (IllegalArgumentException e) {
      throw new FailedException("--origin: " + e.getMessage());
    }
    Path data = directory.resolve("data");
    DataDirectory.create(data, new Origin(origin));
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    if (json) {
      List<String> keys = keys(data);
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("config", file.toString());
            out.writeStringField("data", data.toString());
            out.writeStringField("origin", origin);
            Output.strings(out, "keys", keys);
            out.writeStringField("account", "admin");
            out.writeStringField("secret", secret);
          });
      return Mithaq.DONE;
    }
    io.out().println(file);
    io.note("The operator's account is «admin»; its secret is shown this once:");
    io.note("  " + secret);
    io.note("Next: ./mithaq serve --config " + file);
    return Mithaq.DONE;
  }

  private static List<String> keys(Path data) throws IOException {
    try (DataDirectory made = DataDirectory.open(data)) {
      return made.verifierKeys();
    }
  }
}
