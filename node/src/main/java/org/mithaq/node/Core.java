package org.mithaq.node;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.index.Arrivals;
import org.mithaq.node.index.Lookup;
import org.mithaq.node.index.PageIndex;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.log.LogKeys;
import org.mithaq.node.log.PublicLog;
import org.mithaq.node.state.StatusJournal;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.CommitMetrics;
import org.mithaq.node.vault.Conflicts;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.SpaceGuard;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultOpener;
import org.mithaq.stix.StixReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The path without its outlets: what a node runs on, and what commands on stopped data need. */
final class Core implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Core.class);
  private static final Duration PUBLISH_WITHIN = Duration.ofMillis(250);

  /** Stays free on the disk: room for tiles, checkpoints and statuses of what is committed. */
  private static final long RESERVE = 64L << 20;

  private static final int SYNC_FAILED = 70;

  private final Parts parts;
  private final DataDirectory directory;
  private final Vault vault;
  private final PublicLog log;
  private final Audiences audiences = new Audiences();
  private final PageIndex pages;
  private final Lookup lookup;
  private final RegisterIndex register;
  private final Arrivals arrivals;
  private final StatusJournal statuses;
  private final GroupCommit ledger;

  /**
   * Opens a data directory, mends what a crash left, and starts writer and publisher.
   *
   * @param reader reads the terms of acts again that the look-up fell behind with
   * @param queueBytes see {@link GroupCommit.Limits}
   * @param statusesKept see {@link StatusJournal}
   * @throws IOException with a sentence that says what stands in the way
   */
  static Core open(
      DataDirectory directory,
      Storage storage,
      InstantSource clock,
      StixReader reader,
      long queueBytes,
      Duration statusesKept,
      CommitMetrics metrics)
      throws IOException {
    Parts parts = new Parts();
    try {
      return new Core(parts, directory, storage, clock, reader, queueBytes, statusesKept, metrics);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private Core(
      Parts parts,
      DataDirectory directory,
      Storage storage,
      InstantSource clock,
      StixReader reader,
      long queueBytes,
      Duration statusesKept,
      CommitMetrics metrics)
      throws IOException {
    this.parts = parts;
    this.directory = directory;
    LogKeys keys = directory.keys();
    VaultOpener.Opened opened =
        new VaultOpener(storage, directory.originDigest(), Vault.SEGMENT_CAPACITY)
            .open(
                PublicLog.publishedSize(storage, directory.origin(), keys),
                () -> PublicLog.publishedMicros(storage, directory.origin(), keys));
    report(opened.findings());
    vault = parts.keep(opened.vault());
    log =
        parts.keep(PublicLog.open(storage, directory.origin(), keys, vault, clock, PUBLISH_WITHIN));
    report(log.findings());
    pages =
        parts.keep(
            PageIndex.open(storage, directory.identity(), audiences, vault, vault.committed()));
    lookup =
        parts.keep(
            new Lookup(
                directory.root().resolve("index/lucene"),
                directory.identity(),
                audiences,
                vault,
                new ReadTerms(vault, reader),
                vault.committed()));
    register =
        parts.keep(
            RegisterIndex.open(storage, directory.identity(), audiences, vault, vault.committed()));
    arrivals = new Arrivals(vault.committed());
    statuses = parts.keep(new StatusJournal(storage, clock, statusesKept));
    report(statuses.findings());
    parts.keep(everySecond(statuses));
    ledger =
        parts.keep(
            new GroupCommit(
                vault,
                new Conflicts(pages, vault),
                this::index,
                clock,
                new SpaceGuard(storage, RESERVE),
                new GroupCommit.Limits(queueBytes),
                Core::endProcess,
                metrics));
    if (log.forked()) {
      ledger.refuseWrites(String.join("; ", log.findings()));
    }
    ledger.start();
    log.start();
  }

  /** On the writer's thread: the views are up to date before the submitters are told. */
  private void index(List<Act> acts) {
    pages.apply(acts);
    register.apply(acts);
    lookup.apply(acts);
    log.wake();
    arrivals.apply(acts);
  }

  DataDirectory directory() {
    return directory;
  }

  Vault vault() {
    return vault;
  }

  PublicLog log() {
    return log;
  }

  Audiences audiences() {
    return audiences;
  }

  PageIndex pages() {
    return pages;
  }

  Lookup lookup() {
    return lookup;
  }

  RegisterIndex register() {
    return register;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  StatusJournal statuses() {
    return statuses;
  }

  GroupCommit ledger() {
    return ledger;
  }

  @Override
  public void close() {
    parts.close();
  }

  private static void report(List<String> findings) {
    findings.forEach(finding -> LOG.warn("found at the start: {}", finding));
  }

  private static AutoCloseable everySecond(StatusJournal statuses) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("statuses").factory());
    Runnable sync =
        () -> {
          try {
            statuses.sync();
          } catch (IOException e) {
            LOG.error("statuses could not be synced: {}", e.getMessage());
          }
        };
    var _ = timer.scheduleWithFixedDelay(sync, 1, 1, TimeUnit.SECONDS);
    return timer::shutdown;
  }

  /** After a failed sync nobody knows what is on the disk; a fresh start finds out. */
  private static void endProcess(IOException failure) {
    LOG.error("a sync of the vault failed, the process ends: {}", failure.getMessage());
    Runtime.getRuntime().halt(SYNC_FAILED);
  }
}
