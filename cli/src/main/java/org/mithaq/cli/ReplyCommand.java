package org.mithaq.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.EscalationCause;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.NodeFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Steps of a request. */
@Command(
    name = "reply",
    description =
        "Reply to a request as one who was asked (acknowledge, ask, accept, decline, deliver,"
            + " transfer), or as the one that asks (explain, remind, escalate, close, withdraw).",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ReplyCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REQUEST", description = "Its id.")
  private String request;

  @Parameters(index = "1", paramLabel = "STEP", description = "Such as acknowledge.")
  private String step;

  @Option(names = "--text", paramLabel = "TEXT", description = "What you say.")
  private Optional<String> text = Optional.empty();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why you decline.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--about", paramLabel = "PARTY", description = "Whom you speak to, as who asks.")
  private Optional<String> about = Optional.empty();

  @Option(names = "--to", paramLabel = "PARTY", description = "To whom you hand it on.")
  private List<String> to = List.of();

  @Option(names = "--object", paramLabel = "ID", description = "What you deliver.")
  private List<String> objects = List.of();

  @Option(
      names = "--cause",
      paramLabel = "WORD",
      description = "Of an escalation: no-contact, no-acknowledgement or no-answer.")
  private Optional<String> cause = Optional.empty();

  @Mixin private MatterOptions options;

  ReplyCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    ReplyKind kind = Word.find(ReplyKind.values(), step).orElseThrow(() -> wrong("STEP"));
    Optional<EscalationCause> why =
        cause.isPresent()
            ? Optional.of(
                Word.find(EscalationCause.values(), cause.get())
                    .orElseThrow(() -> wrong("--cause")))
            : Optional.empty();
    try (Http http = options.http(io)) {
      NodeFacts facts = new NodeFacts(http, options.node.url);
      List<String> parties = new ArrayList<>();
      for (String party : to) {
        parties.add(facts.party(party));
      }
      Optional<String> whom =
          about.isPresent() ? Optional.of(facts.party(about.get())) : Optional.empty();
      AssistanceReply.Terms terms =
          new AssistanceReply.Terms(
              request, kind, text, reason, whom, parties, objects, why, false);
      return options
          .matters(io, http)
          .send(
              options.collection.orElse("exercise"),
              Matters.made(() -> new ReplyDraft(Matters.head(Optional.empty()), terms)),
              List.of());
    }
  }

  private ParameterException wrong(String option) {
    return new ParameterException(spec.commandLine(), option + " is none of its words: --help.");
  }
}
