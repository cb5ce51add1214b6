package org.mithaq.node;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.assistance.Clockwork;
import org.mithaq.node.config.Config;
import org.mithaq.node.http.HttpServer;
import org.mithaq.node.http.Route;
import org.mithaq.node.joining.Applications;
import org.mithaq.node.joining.DnsProof;
import org.mithaq.node.joining.DomainProof;
import org.mithaq.node.joining.HttpsProof;
import org.mithaq.node.joining.Joining;
import org.mithaq.node.people.People;
import org.mithaq.node.storage.Storage;

/**
 * One node, from its configuration to its listeners. Opened in the order of the path, closed in the
 * opposite one: the listeners first, so that what was accepted is finished, the directory's lock
 * last.
 */
public final class Node implements AutoCloseable {

  /** What the first person is called. */
  private static final String FIRST = "administrator";

  private final Parts parts;
  private final HttpServer server;
  private final Optional<HttpServer> operator;
  private final Desk desk;
  private final People people;
  private final Clockwork clockwork;
  private final Notifying notifying;
  private final Optional<Party> first;
  private final List<Route> routes;
  private final Core core;

  Node(
      Parts parts,
      HttpServer server,
      Optional<HttpServer> operator,
      Desk desk,
      People people,
      Clockwork clockwork,
      Notifying notifying,
      Optional<Party> first,
      List<Route> routes,
      Core core) {
    this.people = people;
    this.clockwork = clockwork;
    this.notifying = notifying;
    this.first = first;
    this.parts = parts;
    this.server = server;
    this.operator = operator;
    this.desk = desk;
    this.routes = routes;
    this.core = core;
  }

  /**
   * Starts a node on an existing data directory.
   *
   * @throws IOException with a sentence that says what stands in the way
   */
  public static Node start(Config config) throws IOException {
    return start(config, _ -> {});
  }

  /** What is done before anyone is let in. */
  @FunctionalInterface
  public interface Opening {
    void at(Desk desk) throws IOException;
  }

  /** Starts a node with something done first. */
  public static Node start(Config config, Opening opening) throws IOException {
    return start(config, opening, Outside.REAL);
  }

  /** Starts with a clock and a storage of the caller's. */
  static Node start(Config config, InstantSource clock, Function<DataDirectory, Storage> storage)
      throws IOException {
    return start(
        config,
        _ -> {},
        new Outside(clock, storage, Outside.REAL.proofs, Outside.REAL.applications));
  }

  /**
   * What a node stands on, so that a test can stand in for it.
   *
   * @param proofs see {@link Joining}
   */
  record Outside(
      InstantSource clock,
      Function<DataDirectory, Storage> storage,
      Map<String, DomainProof> proofs,
      Applications.Limits applications) {
    static final Outside REAL =
        new Outside(
            InstantSource.system(),
            DataDirectory::storage,
            Map.of("dns", new DnsProof(), "https", new HttpsProof()),
            Applications.Limits.DEFAULT);
  }

  static Node start(Config config, Opening opening, Outside outside) throws IOException {
    Parts parts = new Parts();
    try {
      return new Wiring(config, opening, outside, parts).node();
    } catch (IOException | RuntimeException e) {
      parts.close();
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

  /**
   * Where the first person sets itself up, as a path; a link that is good once, for a day. Empty
   * once somebody can sign in, in a demo, and where no party is named.
   */
  public Optional<String> setUpPath() throws IOException {
    if (first.isEmpty() || !people.nobodyIsReady()) {
      return Optional.empty();
    }
    String code = people.invite(FIRST, FIRST, first.get().id(), Role.ofParty());
    return Optional.of("/en/set-up?code=" + code);
  }

  /** Lets a demo's clocks run, which stand still so that it stays as it began. */
  public void runClocks() {
    clockwork.start();
  }

  /** Lets a demo tell what its accounts want to be told. */
  public void runNotices() {
    notifying.start();
  }

  /** Tells what is to be told now; false when that takes longer. */
  boolean tickNotices(Duration most) {
    notifying.courier().tick();
    return notifying.courier().settle(most);
  }

  /** Checks the contacts that are due now. */
  void tickChecks() throws InterruptedException {
    if (notifying.checks().isPresent()) {
      notifying.checks().get().tick();
    }
  }

  /** Does what clocks have to do now; how many steps it took. */
  int tickClocks() throws InterruptedException {
    return clockwork.tick();
  }

  /** The number of the next act. */
  public long nextAct() {
    return desk.acts();
  }

  /** Every address that it answers at, on both listeners. */
  List<Route> routes() {
    return routes;
  }

  /**
   * Blocks until all that is committed lies under the checkpoint and can be looked up; false when
   * the time is up before.
   */
  boolean settle(Duration most) throws InterruptedException {
    long acts = core.vault().committed();
    long until = System.nanoTime() + most.toNanos();
    while (core.log().size() < acts) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return core.lookup()
        .awaitVisible(acts, Duration.ofNanos(Math.max(0, until - System.nanoTime())));
  }

  @Override
  public void close() {
    parts.close();
  }
}
