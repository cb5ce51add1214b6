package org.mithaq.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.ConfiguredAccounts;
import org.mithaq.node.access.Parties;
import org.mithaq.node.admit.Admission;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.config.Tls;
import org.mithaq.node.http.BufferPool;
import org.mithaq.node.http.ErrorForms;
import org.mithaq.node.http.HealthRoutes;
import org.mithaq.node.http.HttpServer;
import org.mithaq.node.http.Limits;
import org.mithaq.node.http.ListenerSettings;
import org.mithaq.node.http.LogRoutes;
import org.mithaq.node.http.Metrics;
import org.mithaq.node.http.PemPair;
import org.mithaq.node.http.Readiness;
import org.mithaq.node.http.Route;
import org.mithaq.node.http.RouteTable;
import org.mithaq.node.index.PageIndex;
import org.mithaq.node.log.LogKeys;
import org.mithaq.node.log.PublicLog;
import org.mithaq.node.receipt.ReceiptDesk;
import org.mithaq.node.state.StatusJournal;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.taxii.Collections;
import org.mithaq.node.taxii.Reader;
import org.mithaq.node.taxii.TaxiiErrors;
import org.mithaq.node.taxii.TaxiiRoutes;
import org.mithaq.node.taxii.TaxiiSettings;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Conflicts;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.SpaceGuard;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultOpener;
import org.mithaq.stix.IdCheck;
import org.mithaq.stix.PatternGrammar;
import org.mithaq.stix.StixReader;
import org.mithaq.stix.TypeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node, from its configuration to its listeners. Opened in the order of the path, closed in the
 * opposite one: the listeners first, so that what was accepted is finished, the directory's lock
 * last.
 */
public final class Node implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration PUBLISH_WITHIN = Duration.ofMillis(250);

  /** Stays free on the disk: room for tiles, checkpoints and statuses of what is committed. */
  private static final long RESERVE = 64L << 20;

  private static final int SYNC_FAILED = 70;

  private final List<AutoCloseable> opened;
  private final HttpServer server;
  private final Optional<HttpServer> operator;

  private Node(List<AutoCloseable> opened, HttpServer server, Optional<HttpServer> operator) {
    this.opened = opened;
    this.server = server;
    this.operator = operator;
  }

  /**
   * Starts a node on an existing data directory.
   *
   * @throws IOException with a sentence that says what stands in the way
   */
  public static Node start(Config config) throws IOException {
    return start(config, InstantSource.system(), DataDirectory::storage);
  }

  /** Starts with a clock and a storage of the caller's. */
  static Node start(Config config, InstantSource clock, Function<DataDirectory, Storage> storage)
      throws IOException {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      return new Wiring(config, clock, storage, opened).node();
    } catch (IOException | RuntimeException e) {
      close(opened);
      throw e;
    }
  }

  /** The port that it serves on. */
  public int port() {
    return server.port();
  }

  /** The port of the operator's listener. */
  public Optional<Integer> operatorPort() {
    return operator.map(HttpServer::port);
  }

  @Override
  public void close() {
    close(opened);
  }

  private static void close(List<AutoCloseable> opened) {
    for (AutoCloseable part : opened.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("closing {}: {}", part.getClass().getSimpleName(), e.getMessage());
      }
    }
    opened.clear();
  }

  /** The parts in the order in which they come to be. */
  private static final class Wiring {
    private final Config config;
    private final List<AutoCloseable> opened;
    private final InstantSource clock;
    private final Function<DataDirectory, Storage> storageOf;
    private final Metrics metrics = new Metrics();

    Wiring(
        Config config,
        InstantSource clock,
        Function<DataDirectory, Storage> storageOf,
        List<AutoCloseable> opened) {
      this.config = config;
      this.clock = clock;
      this.storageOf = storageOf;
      this.opened = opened;
    }

    private <T extends AutoCloseable> T keep(T part) {
      opened.add(part);
      return part;
    }

    Node node() throws IOException {
      DataDirectory directory = keep(DataDirectory.open(config.data()));
      if (!directory.origin().value().equals(config.origin())) {
        throw new IOException(
            "the data directory belongs to the log %s, but the configuration says %s"
                .formatted(directory.origin(), config.origin()));
      }
      Storage storage = storageOf.apply(directory);
      LogKeys keys = directory.keys();
      long published = PublicLog.publishedSize(storage, directory.origin(), keys);
      VaultOpener.Opened vaultOpened =
          new VaultOpener(storage, directory.originDigest(), Vault.SEGMENT_CAPACITY)
              .open(published);
      report(vaultOpened.findings());
      Vault vault = keep(vaultOpened.vault());
      PublicLog log =
          keep(PublicLog.open(storage, directory.origin(), keys, vault, clock, PUBLISH_WITHIN));
      report(log.findings());

      Audiences audiences = new Audiences();
      PageIndex pages =
          keep(PageIndex.open(storage, directory.identity(), audiences, vault, vault.committed()));
      StatusJournal statuses = keep(new StatusJournal(storage, clock));
      report(statuses.findings());
      keep(everySecond(statuses));

      CommitGauges gauges = new CommitGauges(metrics);
      GroupCommit ledger =
          keep(
              new GroupCommit(
                  vault,
                  new Conflicts(pages, vault),
                  acts -> {
                    pages.apply(acts);
                    acts.forEach(act -> purge(act, pages));
                    log.wake();
                  },
                  clock,
                  new SpaceGuard(storage, RESERVE),
                  new GroupCommit.Limits(config.limits().queueBytes()),
                  Wiring::endProcess,
                  gauges));
      if (log.forked()) {
        ledger.refuseWrites(String.join("; ", log.findings()));
      }
      metrics.gauge("mithaq.log.size", "Leaves under the last checkpoint", log::size);
      metrics.gauge("mithaq.vault.acts", "Committed acts", vault::committed);
      metrics.gauge("mithaq.vault.bytes", "Bytes of the vault", vault::size);
      ledger.start();
      log.start();

      Parties parties = new Parties(config.parties(), config.circles());
      Admission intake =
          new Admission(reader(), parties, config.collections(), audiences, pages, vault, ledger);
      Reader shelves =
          new Reader(
              pages,
              vault,
              audiences,
              new BufferPool(Runtime.getRuntime().maxMemory() / 8, Duration.ofSeconds(5)),
              (sequence, why) -> LOG.warn("withheld act={} why={}", sequence, why.getMessage()));
      List<Route> routes = new ArrayList<>();
      routes.addAll(new HealthRoutes(() -> waiting(pages, ledger)).routes());
      routes.addAll(new LogRoutes(log::read, new ReceiptDesk(vault, log)).routes());
      routes.addAll(
          new TaxiiRoutes(
                  taxii(),
                  Collections.known(config.collections()),
                  shelves,
                  intake,
                  statuses,
                  clock)
              .routes());
      return serve(new RouteTable(routes), new ConfiguredAccounts(config.accounts(), parties));
    }

    private StixReader reader() {
      // Identifiers of observables may be of any kind: checking them would mean reading twice.
      return new StixReader(
          TypeTable.stix21(),
          org.mithaq.stix.Limits.DEFAULT
              .withObjects(config.limits().maxObjects())
              .withObjectBytes(config.limits().maxContentLength()),
          new PatternGrammar(),
          IdCheck.NONE);
    }

    private TaxiiSettings taxii() {
      TaxiiSettings defaults = TaxiiSettings.of(config.accord().title(), config.name());
      return new TaxiiSettings(
          defaults.slug(),
          defaults.title(),
          defaults.description(),
          defaults.contact(),
          defaults.origin(),
          config.limits().maxContentLength(),
          defaults.defaultLimit(),
          defaults.maxLimit(),
          config.limits().pageBytes());
    }

    private Node serve(RouteTable routes, Accounts accounts) throws IOException {
      ErrorForms forms = new ErrorForms(Map.of("/taxii2/", new TaxiiErrors()));
      HttpServer server =
          keep(
              new HttpServer(
                  listener(config.listen(), config.tls()), routes, accounts, forms, metrics));
      metrics.gauge(
          "mithaq.http.bodies.bytes", "Bytes of request bodies held", server::bodiesInFlight);
      Optional<HttpServer> operator = Optional.empty();
      if (config.operator().isPresent()) {
        operator =
            Optional.of(
                keep(
                    new HttpServer(
                        listener(config.operator().get(), Optional.empty()),
                        new RouteTable(List.of(metrics.route())),
                        accounts,
                        forms,
                        metrics)));
        operator.get().start();
      }
      server.start();
      return new Node(opened, server, operator);
    }

    private static ListenerSettings listener(Endpoint endpoint, Optional<Tls> tls) {
      boolean loopback =
          InetSocketAddress.createUnresolved(endpoint.address(), 0)
              .getHostString()
              .matches("127\\.0\\.0\\.1|localhost|::1");
      return new ListenerSettings(
          endpoint.address(),
          endpoint.port(),
          tls.map(pair -> new PemPair(pair.certificate(), pair.key())),
          loopback,
          Limits.DEFAULT);
    }

    private static List<Readiness.Waiting> waiting(PageIndex pages, GroupCommit ledger) {
      List<Readiness.Waiting> waiting = new ArrayList<>();
      if (!pages.ready()) {
        waiting.add(new Readiness.Waiting("index", "pages are being rebuilt from the vault"));
      }
      ledger
          .refusesWrites()
          .ifPresent(why -> waiting.add(new Readiness.Waiting("ledger", "read-only: " + why)));
      return waiting;
    }

    private static void report(List<String> findings) {
      findings.forEach(finding -> LOG.warn("found at the start: {}", finding));
    }

    private static void purge(Act act, PageIndex pages) {
      if (act.shown().kind() == ActKind.ERASE) {
        act.shown().target().ifPresent(pages::purge);
      }
    }

    private static AutoCloseable everySecond(StatusJournal statuses) {
      ScheduledExecutorService timer =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("statuses").factory());
      var _ =
          timer.scheduleWithFixedDelay(
              () -> {
                try {
                  statuses.sync();
                } catch (IOException e) {
                  LOG.error("statuses could not be synced: {}", e.getMessage());
                }
              },
              1,
              1,
              TimeUnit.SECONDS);
      return timer::shutdown;
    }

    /** After a failed sync nobody knows what is on the disk; a fresh start finds out. */
    private static void endProcess(IOException failure) {
      LOG.error("a sync of the vault failed, the process ends: {}", failure.getMessage());
      Runtime.getRuntime().halt(SYNC_FAILED);
    }
  }
}
