package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which objects a scenario uses. */
final class CorpusOptions {

  @Option(
      names = "--attack",
      paramLabel = "FILE",
      description =
          "A STIX bundle (gzip or plain) whose objects are used under new ids; without"
              + " it objects are made up.")
  private Optional<Path> attack = Optional.empty();

  @Option(names = "--seed", description = "Of the ids and texts (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  Corpus open() throws IOException {
    return attack.isPresent() ? AttackCorpus.read(attack.get(), seed) : new SyntheticCorpus(seed);
  }

  /** Small objects of another seed, for single submissions beside a bulk. */
  Corpus others() {
    return new SyntheticCorpus(seed + 1_000_003);
  }
}
