package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Position;
import org.mithaq.accord.draft.CosignatureDraft;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.KeyFile;
import org.mithaq.cli.signing.NodeFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joint statements. */
@Command(
    name = "statement",
    description =
        "List joint statements, show one, or sign one, or take your name back. A signature binds"
            + " every language: it names the digest of the whole.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example: mithaq statement ID sign --digest SHA256 --key acme.key --party acme --accord"
          + " paris-call",
      "The digest is of the statement's bytes as you read them: mithaq statement ID shows the one"
          + " that the node has."
    })
@SuppressWarnings("NullAway.Init")
final class StatementCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Of a statement.")
  private Optional<String> id = Optional.empty();

  @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "sign or withdraw.")
  private Optional<String> step = Optional.empty();

  @Option(names = "--digest", paramLabel = "SHA256", description = "Of what you sign.")
  private Optional<String> digest = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "Your private key.")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--party", paramLabel = "PARTY", description = "For whom you sign.")
  private Optional<String> party = Optional.empty();

  @Option(
      names = "--accord",
      paramLabel = "SLUG",
      defaultValue = "paris-call",
      description = "Under which your key is registered (default: ${DEFAULT-VALUE}).")
  private String accord;

  @Option(
      names = "--reserve",
      paramLabel = "CLAUSE:TEXT",
      description = "A reservation to a clause; repeat for more.")
  private List<String> reservations = List.of();

  @Option(names = "--lang", paramLabel = "TAG", defaultValue = "en", description = "Theirs.")
  private String lang;

  @Mixin private MatterOptions options;

  StatementCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = options.http(io)) {
      Matters matters = options.matters(io, http);
      if (step.isEmpty()) {
        return matters.print(
            matters.items(
                "statements", id.map(one -> Map.of("statement", List.of(one))).orElse(Map.of())),
            List.of("statement", "phase", "standing", "needed", "digest", "name"));
      }
      NodeFacts facts = new NodeFacts(http, options.node.url);
      SignatureDraft.Place place =
          new SignatureDraft.Place(
              facts.party(party.orElseThrow(() -> needs("--party"))),
              facts.accord(accord),
              facts.origin());
      Cosignature.Terms terms =
          new Cosignature.Terms(
              id.orElseThrow(),
              digest.orElseThrow(() -> needs("--digest")),
              place.party(),
              act(),
              reserved(),
              List.of());
      CosignatureDraft word =
          Matters.made(() -> new CosignatureDraft(Matters.head(Optional.of(place.party())), terms));
      byte[] signature =
          SignatureDraft.sign(
                  KeyFile.read(key.orElseThrow(() -> needs("--key"))).signingKey(),
                  place,
                  word.id(),
                  word.head().created(),
                  word.json())
              .json();
      return matters.send(options.collection.orElse("public"), word, List.of(signature));
    }
  }

  private CosignatureAct act() {
    return switch (step.orElseThrow()) {
      case "sign" -> CosignatureAct.SIGNS;
      case "withdraw" -> CosignatureAct.WITHDRAWS;
      default -> throw needs("sign or withdraw");
    };
  }

  private List<Position.Reservation> reserved() {
    List<Position.Reservation> found = new ArrayList<>();
    for (String each : reservations) {
      int colon = each.indexOf(':');
      if (colon < 1) {
        throw needs("--reserve CLAUSE:TEXT");
      }
      found.add(
          new Position.Reservation(
              each.substring(0, colon), new Passage(lang, each.substring(colon + 1).strip())));
    }
    return found;
  }

  private ParameterException needs(String what) {
    return new ParameterException(spec.commandLine(), "This needs " + what + ": --help.");
  }
}
