package org.mithaq.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.Need;
import org.mithaq.accord.Urgency;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.RequestDraft;
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

/** Requests for assistance. */
@Command(
    name = "request",
    description =
        "List requests for assistance, show one, or ask for help with --name. A request replaces no"
            + " mutual legal assistance.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example: mithaq request --user cert-xa:demo --name 'Take it down' --circle exercise"
          + " --need takedown --urgency urgent"
    })
@SuppressWarnings("NullAway.Init")
final class RequestCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Show this one.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--name", paramLabel = "TEXT", description = "What is asked, in a line.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--text", paramLabel = "TEXT", description = "What happened, and what to do.")
  private Optional<String> text = Optional.empty();

  @Option(names = "--to", paramLabel = "PARTY", description = "Ask this party; repeat for more.")
  private List<String> to = List.of();

  @Option(names = "--circle", paramLabel = "SLUG", description = "Ask all of a circle.")
  private Optional<String> circle = Optional.empty();

  @Option(
      names = "--need",
      paramLabel = "WORD",
      description = "takedown, preservation, decryption, attribution or capacity; repeat for more.")
  private List<String> needs = List.of();

  @Option(
      names = "--urgency",
      paramLabel = "WORD",
      defaultValue = "routine",
      description = "emergency (1 h, 1 d), urgent (4 h, 3 d) or routine (1 d, 14 d).")
  private String urgency;

  @Option(
      names = "--acknowledge-within",
      paramLabel = "SECONDS",
      description = "Another time to acknowledge.")
  private Optional<Integer> acknowledgeWithin = Optional.empty();

  @Option(names = "--answer-within", paramLabel = "SECONDS", description = "Another to answer.")
  private Optional<Integer> answerWithin = Optional.empty();

  @Option(names = "--incident", paramLabel = "ID", description = "What it is about.")
  private List<String> incidents = List.of();

  @Option(
      names = "--for",
      paramLabel = "ID",
      description = "The request that you could answer with this help.")
  private Optional<String> forRequest = Optional.empty();

  @Mixin private MatterOptions options;

  RequestCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = options.http(io)) {
      Matters matters = options.matters(io, http);
      if (name.isEmpty()) {
        return matters.print(
            matters.items(
                "assistance", id.map(one -> Map.of("request", List.of(one))).orElse(Map.of())),
            List.of("request", "phase", "urgency", "overdue", "asking", "name"));
      }
      NodeFacts facts = new NodeFacts(http, options.node.url);
      List<String> parties = new java.util.ArrayList<>();
      for (String party : to) {
        parties.add(facts.party(party));
      }
      Optional<String> group =
          circle.isPresent() ? Optional.of(facts.circle(circle.get())) : Optional.empty();
      AssistanceRequest.Terms terms =
          new AssistanceRequest.Terms(
              name.get(),
              text,
              parties,
              group,
              needs(),
              Word.find(Urgency.values(), urgency).orElseThrow(() -> wrong("--urgency")),
              new AssistanceRequest.Clocks(
                  acknowledgeWithin.map(Duration::ofSeconds),
                  answerWithin.map(Duration::ofSeconds)),
              incidents,
              List.of(),
              forRequest);
      return matters.send(
          options.collection.orElse("exercise"),
          Matters.made(() -> new RequestDraft(Matters.head(Optional.empty()), terms)),
          List.of());
    }
  }

  private Set<Need> needs() {
    Set<Need> found = EnumSet.noneOf(Need.class);
    for (String need : needs) {
      found.add(Word.find(Need.values(), need).orElseThrow(() -> wrong("--need")));
    }
    return found;
  }

  private ParameterException wrong(String option) {
    return new ParameterException(spec.commandLine(), option + " is none of its words: --help.");
  }
}
