package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.Word;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.signing.KeyFile;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The keys that a delegate signs with. */
@Command(
    name = "key",
    description = "Make, show and register the keys that a delegate signs with.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The command with those below it. */
  static Object of(Io io) {
    return new CommandLine(new KeyCommand())
        .addSubcommand("new", new New(io))
        .addSubcommand("show", new Show(io))
        .addSubcommand("register", new KeyRegisterCommand(io));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say new, show or register.");
  }

  @Command(
      name = "new",
      description =
          "Draw a key. The private key stays in FILE, for its owner's eyes alone; what is printed"
              + " is public.",
      mixinStandardHelpOptions = true)
  private static final class New implements Callable<Integer> {
    private final Io io;

    @Parameters(paramLabel = "FILE", description = "A new file, in PEM.")
    private Path file;

    @Option(
        names = "--algorithm",
        paramLabel = "NAME",
        defaultValue = "ed25519",
        converter = Algorithm.class,
        description = "ed25519 or ml-dsa-44 (default: ${DEFAULT-VALUE}).")
    private KeyAlgorithm algorithm;

    @Option(names = "--json", description = "Print the result as a line of JSON.")
    private boolean json;

    New(Io io) {
      this.io = io;
    }

    @Override
    public Integer call() throws IOException, FailedException {
      SigningKey key = SigningKey.draw(algorithm);
      KeyFile.write(file, key);
      print(io, json, key.key());
      io.note(file + " holds the private key: keep it, and a copy of it, where you alone read it.");
      return Mithaq.DONE;
    }
  }

  @Command(
      name = "show",
      description = "Show the public part of a key or of a certificate.",
      mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Io io;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--json", description = "Print the result as a line of JSON.")
    private boolean json;

    private static final class Which {
      @Parameters(paramLabel = "FILE", arity = "1", description = "A key in PEM.")
      private Optional<Path> file = Optional.empty();

      @Option(names = "--certificate", paramLabel = "FILE", description = "X.509 in PEM.")
      private Optional<Path> certificate = Optional.empty();
    }

    Show(Io io) {
      this.io = io;
    }

    @Override
    public Integer call() throws IOException, FailedException {
      Path file = which.file.or(() -> which.certificate).orElseThrow();
      KeyFile read = KeyFile.read(file);
      if (which.certificate.isPresent() && read.certificate().isEmpty()) {
        throw new FailedException(file + " holds no certificate: it should be a PEM file.");
      }
      print(io, json, read.publicKey());
      return Mithaq.DONE;
    }
  }

  private static void print(Io io, boolean json, PartyKey key) throws IOException {
    String encoded = Base64.getEncoder().encodeToString(key.encoded());
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("algorithm", key.algorithm().word());
            out.writeStringField("id", key.id());
            out.writeStringField("public_key", encoded);
          });
    } else {
      io.out().println("algorithm   " + key.algorithm().word());
      io.out().println("id          " + key.id());
      io.out().println("public key  " + encoded);
    }
  }

  private static final class Algorithm implements ITypeConverter<KeyAlgorithm> {
    @Override
    public KeyAlgorithm convert(String value) {
      return Word.find(KeyAlgorithm.values(), value)
          .orElseThrow(() -> new TypeConversionException("it is ed25519 or ml-dsa-44"));
    }
  }
}
