package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.log.Trust;
import picocli.CommandLine.Option;

/** The options that say whose signatures count. */
@SuppressWarnings("NullAway.Init")
final class Keys {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "A verifier key of the log, or a file or URL that holds such keys, one a line. Of several"
              + " algorithms every one must have signed.")
  List<String> keys = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy (C2SP tlog-policy): logs, witnesses and their quorum.")
  Optional<Path> policy;

  /** Empty when the user has named nobody. */
  Optional<Trust> trust(Trust.Fetch fetch)
      throws IOException, FailedException, InterruptedException {
    if (policy.isPresent() && !keys.isEmpty()) {
      throw new FailedException("Give either --key or --policy: a policy lists all the keys.");
    } else if (policy.isPresent()) {
      return Optional.of(Trust.policy(policy.get()));
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(Trust.keys(keys, fetch));
  }
}
