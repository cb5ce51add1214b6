package org.mithaq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.KeyFile;
import org.mithaq.cli.signing.NodeFacts;
import org.mithaq.cli.signing.Signer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs objects of the register. */
@Command(
    name = "sign",
    description =
        "Sign STIX objects for a party under an accord: prints an envelope with each object, byte"
            + " for byte as it stands, and its signature, for push to send.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A signature is for one log, one accord and one party: anywhere else it fails. Signing the"
          + " same again gives the same bytes."
    })
@SuppressWarnings("NullAway.Init")
final class SignCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Objects, bundles, envelopes or JSON lines; - is standard input.")
  private List<String> files;

  @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key.")
  private Path key;

  @Option(
      names = "--party",
      required = true,
      paramLabel = "ID",
      description = "Id of the party that you sign for; with --url its slug will do.")
  private String party;

  @Option(
      names = "--accord",
      required = true,
      paramLabel = "ID",
      description = "Id of the accord; with --url its slug will do.")
  private String accord;

  @Option(
      names = "--origin",
      paramLabel = "NAME",
      description = "Name of the node's log, like node.example.org/log.")
  private Optional<String> origin;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Ask this node for what is not given: origin, and ids by their slugs.")
  private Optional<URI> url;

  @Mixin private Server server;

  SignCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    Signer signer = new Signer(KeyFile.read(key).signingKey(), place());
    for (String file : files) {
      boolean standard = file.equals(STANDARD_INPUT);
      try (InputStream in = standard ? io.in() : Files.newInputStream(Path.of(file))) {
        signer.signAll(in, standard ? "standard input" : file);
      }
    }
    io.out().write(signer.envelope());
    io.out().println();
    return Mithaq.DONE;
  }

  private SignatureDraft.Place place() throws FailedException, InterruptedException {
    if (url.isEmpty()) {
      if (origin.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "Say for which log with --origin, or ask the node with --url.");
      }
      if (!accord.startsWith("accord--") || !party.startsWith("identity--")) {
        throw new ParameterException(
            spec.commandLine(), "Without --url, --accord and --party are STIX ids.");
      }
      return new SignatureDraft.Place(party, accord, origin.get());
    }
    try (Http http = server.http(io, url.get(), io::note)) {
      NodeFacts node = new NodeFacts(http, url.get());
      return new SignatureDraft.Place(
          node.party(party),
          node.accord(accord),
          origin.isPresent() ? origin.get() : node.origin());
    }
  }
}
