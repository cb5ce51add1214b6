package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Position;
import org.mithaq.accord.draft.CosignatureDraft;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.accord.draft.StatementDraft;
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
        "List joint statements, show one, propose one with --texts, or sign one, or take your name"
            + " back. A signature binds every language: it names the digest of the whole.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "TEXTS is JSON: [{\"lang\": \"en\", \"title\": \"…\", \"clauses\": [{\"number\": \"1\", \"text\":"
          + " \"…\"}]}, …], the same clauses in each language.",
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

  @Option(names = "--explain", paramLabel = "TEXT", description = "An explanation of yours.")
  private Optional<String> explanation = Optional.empty();

  @Option(
      names = "--lang",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "Of reservations and explanation (default: ${DEFAULT-VALUE}).")
  private String lang;

  @Option(names = "--texts", paramLabel = "FILE", description = "Propose these texts.")
  private Optional<Path> texts = Optional.empty();

  @Option(names = "--name", paramLabel = "TEXT", description = "Of a new one, in a line.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--invite", paramLabel = "PARTY", description = "Who may sign; repeatable.")
  private List<String> invited = List.of();

  @Option(names = "--circle", paramLabel = "SLUG", description = "All of a circle may sign.")
  private Optional<String> circle = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "N",
      description = "How many names publish it; without it those of all who may sign.")
  private Optional<Integer> threshold = Optional.empty();

  @Option(names = "--closes", paramLabel = "TIME", description = "Who signs later joins late.")
  private Optional<Instant> closes = Optional.empty();

  @Option(
      names = "--opens",
      description = "Everyone may read it, and who signed it, once it is published.")
  private boolean opens;

  @Mixin private MatterOptions options;

  StatementCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = options.http(io)) {
      Matters matters = options.matters(io, http);
      NodeFacts facts = new NodeFacts(http, options.node.url);
      if (texts.isPresent()) {
        return propose(matters, facts);
      }
      if (step.isEmpty()) {
        return matters.print(
            matters.items(
                "statements", id.map(one -> Map.of("statement", List.of(one))).orElse(Map.of())),
            List.of("statement", "phase", "standing", "needed", "digest", "name"));
      }
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
              explanation.stream().map(said -> new Passage(lang, said)).toList());
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

  private int propose(Matters matters, NodeFacts facts)
      throws IOException, FailedException, InterruptedException {
    List<String> parties = new ArrayList<>();
    for (String each : invited) {
      parties.add(facts.party(each));
    }
    Optional<String> group =
        circle.isPresent() ? Optional.of(facts.circle(circle.get())) : Optional.empty();
    JointStatement.Terms terms =
        new JointStatement.Terms(
            name.orElseThrow(() -> needs("--name")),
            StatementTexts.read(texts.orElseThrow()),
            parties,
            group,
            threshold.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            closes,
            opens);
    return matters.send(
        options.collection.orElse("exercise"),
        Matters.made(() -> new StatementDraft(Matters.head(Optional.empty()), terms)),
        List.of());
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
