package org.mithaq.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.Audience;
import org.mithaq.node.log.LogKeys;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.Terms;

/**
 * Gives a stopped node's log new keys. The new keys are announced by an act that the old ones
 * signed, open to everyone; then both sets sign for {@link LogKeys#OVERLAP}.
 */
public final class KeyRotation {

  private static final Duration PUBLISHED = Duration.ofSeconds(30);

  private KeyRotation() {}

  /**
   * Rotates.
   *
   * @return the new verifier keys and the older ones, one a line
   * @throws IOException when the directory is in use, or the node may not write
   */
  public static String run(Path root) throws IOException, InterruptedException {
    try (DataDirectory directory = DataDirectory.open(root)) {
      LogKeys old = directory.keys();
      LogKeys drawn = LogKeys.draw(directory.origin());
      Instant now = Instant.now();
      try (OfflineLedger ledger = OfflineLedger.open(directory)) {
        ledger.commit(act(old.announce(drawn, directory.origin(), now)));
        ledger.awaitPublished(PUBLISHED);
      }
      // Only now: until the announcement is in the log, the old keys are the only ones.
      LogKeys rotated = old.rotatedTo(drawn, now);
      rotated.write(directory.keyDirectory());
      return rotated.published();
    }
  }

  private static Draft act(byte[] announcement) {
    ShownHeader shown =
        new ShownHeader(
            ActKind.KEYS,
            Optional.empty(),
            "log-keys",
            "log-keys",
            Optional.empty(),
            "node",
            false,
            Optional.empty());
    return new Draft(
        shown,
        new SealedHeader("operator", Audience.of(Set.of(Audience.EVERYONE)), List.of()),
        announcement,
        0,
        announcement.length,
        Optional.empty(),
        new Terms(List.of(), List.of(), List.of()));
  }
}
