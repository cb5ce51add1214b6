package org.mithaq.node.log;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.CommitMetrics;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.SpaceGuard;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultCheck;
import org.mithaq.tlog.Origin;

/** Vault, writer and log put together on a storage of the test's, with one clock and one log. */
final class TestLedger {

  static final Origin ORIGIN = new Origin("test.example/log");
  static final byte[] DIGEST = new byte[32];
  static final InstantSource CLOCK = () -> Instant.parse("2021-11-12T00:00:00Z");

  private TestLedger() {}

  static GroupCommit writer(Vault vault, Storage storage) {
    return new GroupCommit(
        vault,
        (draft, submitter) -> Optional.empty(),
        acts -> {},
        CLOCK,
        new SpaceGuard(storage, 0),
        new GroupCommit.Limits(1 << 20),
        failure -> {},
        CommitMetrics.NONE);
  }

  static PublicLog log(Storage storage, LogKeys keys, Vault vault) throws IOException {
    return PublicLog.open(storage, ORIGIN, keys, vault, CLOCK, Duration.ofMillis(250));
  }

  /** What a check of the whole finds. */
  static List<String> check(Storage storage, LogKeys keys) throws IOException {
    List<String> findings = new ArrayList<>();
    LogCheck check = new LogCheck(storage, ORIGIN, keys, findings::add);
    new VaultCheck(storage, DIGEST, check.published(), findings::add).run(check);
    check.finish();
    return findings;
  }
}
