package org.mithaq.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.log.LogKeys;
import org.mithaq.node.log.PublicLog;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.CommitMetrics;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.SpaceGuard;
import org.mithaq.node.vault.Terms;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultOpener;
import org.mithaq.tlog.Origin;

/** Vault, writer and public log of a node, wired without anything before or behind them. */
final class BareLog implements AutoCloseable {

  private static final byte[] OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);
  private static final Terms NO_TERMS = new Terms(List.of(), List.of(), List.of());
  private static final ShownHeader SHOWN =
      new ShownHeader(
          ActKind.SHARE,
          Optional.of(UUID.fromString("79cf3ddd-f837-4f63-9894-a36567201170")),
          "note",
          "note--00000000-0000-4000-8000-000000000000",
          Optional.of("2026-01-01T00:00:00.000Z"),
          "identity--a0000000-0000-4000-8000-0000000000a1",
          true,
          Optional.empty());
  private static final SealedHeader SEALED =
      new SealedHeader("cert-xa", Audience.PUBLIC, List.of());

  private final Vault vault;
  private final PublicLog log;
  private final GroupCommit ledger;
  private final Batches batches;
  private final Visibility visibility = new Audiences().visibleTo(Set.of(Audience.EVERYONE));

  private BareLog(Vault vault, PublicLog log, GroupCommit ledger, Batches batches) {
    this.vault = vault;
    this.log = log;
    this.ledger = ledger;
    this.batches = batches;
  }

  /**
   * What a run came to.
   *
   * @param durable entries per second until the last was acknowledged
   * @param published entries per second until a signed checkpoint covered the last
   * @param batches how many syncs of the vault that took
   */
  record Done(double durable, double published, long batches) {}

  private static final class Batches implements CommitMetrics {
    final AtomicLong count = new AtomicLong();

    @Override
    public void queued(long bytes) {}

    @Override
    public void committed(int acts, long nanos) {
      count.incrementAndGet();
    }
  }

  static BareLog open(Path data) throws IOException {
    Origin origin = new Origin("bench.invalid/log");
    FileStorage storage = new FileStorage(data);
    LogKeys.create(data.resolve("keys"), origin);
    LogKeys keys = LogKeys.load(data.resolve("keys"), origin);
    Vault vault =
        new VaultOpener(storage, sha256(origin.value()), Vault.SEGMENT_CAPACITY).open(0).vault();
    PublicLog log =
        PublicLog.open(
            storage, origin, keys, vault, InstantSource.system(), Duration.ofMillis(250));
    Batches batches = new Batches();
    GroupCommit ledger =
        new GroupCommit(
            vault,
            // Nothing is there already: every entry is a new act.
            (draft, submitter) -> Optional.empty(),
            acts -> log.wake(),
            InstantSource.system(),
            new SpaceGuard(storage, 64L << 20),
            new GroupCommit.Limits(256L << 20),
            failure -> Runtime.getRuntime().halt(1),
            batches);
    ledger.start();
    log.start();
    return new BareLog(vault, log, ledger, batches);
  }

  /** Commits entries from several threads, each waiting for its own before it goes on. */
  Done commit(long entries, int threads, int batch) throws IOException, InterruptedException {
    long began = System.nanoTime();
    AtomicLong left = new AtomicLong(entries / batch);
    try (ExecutorService submitters = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            submitters.submit(() -> {
              while (left.getAndDecrement() > 0) {
                var _ = ledger.commit(drafts(batch), visibility);
              }
              return 0;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    double durable = vault.committed() / ((System.nanoTime() - began) / 1e9);
    while (log.size() < vault.committed()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    double published = vault.committed() / ((System.nanoTime() - began) / 1e9);
    return new Done(durable, published, batches.count.get());
  }

  /** Entries of one call have ids of their own: the same id twice would part them into batches. */
  private static List<Draft> drafts(int count) {
    List<Draft> drafts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ShownHeader shown =
          new ShownHeader(
              SHOWN.kind(),
              SHOWN.collection(),
              SHOWN.type(),
              "note--" + UUID.randomUUID(),
              SHOWN.version(),
              SHOWN.party(),
              SHOWN.exercise(),
              SHOWN.target());
      drafts.add(new Draft(shown, SEALED, OBJECT, 0, OBJECT.length, Optional.of(1L), NO_TERMS));
    }
    return drafts;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    ledger.close();
    log.close();
    vault.close();
  }
}
