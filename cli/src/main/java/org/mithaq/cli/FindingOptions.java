package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.mithaq.accord.Passage;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.signing.NodeFacts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of joint findings. */
@SuppressWarnings("NullAway.Init")
final class FindingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Your private key, with which a joint finding is signed.")
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
      names = "--digest",
      paramLabel = "SHA256",
      description = "Of the joint finding that you sign or decline, as the step finding lists it.")
  private Optional<String> digest = Optional.empty();

  /** Takes one of {@link FindingSteps#ALL}. */
  int take(String step, String id, Optional<Passage> text, FindingSteps steps, NodeFacts facts)
      throws IOException, FailedException, InterruptedException {
    return switch (step) {
      case FindingSteps.SIGN -> steps.sign(id, digest(), key(), place(facts));
      case FindingSteps.DECLINE, FindingSteps.WITHDRAW -> steps.drop(digest());
      default ->
          text.isPresent() ? steps.propose(id, text.get(), key(), place(facts)) : steps.list();
    };
  }

  private SignatureDraft.Place place(NodeFacts facts) throws FailedException, InterruptedException {
    return new SignatureDraft.Place(
        facts.party(party.orElseThrow(() -> needs("--party"))),
        facts.accord(accord),
        facts.origin());
  }

  private Path key() {
    return key.orElseThrow(() -> needs("--key"));
  }

  private String digest() {
    return digest.orElseThrow(() -> needs("--digest"));
  }

  private ParameterException needs(String what) {
    return new ParameterException(spec.commandLine(), "This needs " + what + ": --help.");
  }
}
