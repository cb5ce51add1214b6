package org.mithaq.node;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mithaq.accord.AccordTypes;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.AllAccounts;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.ConfiguredAccounts;
import org.mithaq.node.access.JoinedAccounts;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Readings;
import org.mithaq.node.access.Standings;
import org.mithaq.node.access.Tokens;
import org.mithaq.node.admit.Admission;
import org.mithaq.node.admit.Holds;
import org.mithaq.node.admit.RegisterGate;
import org.mithaq.node.admit.Withdrawal;
import org.mithaq.node.assistance.CaseDesk;
import org.mithaq.node.assistance.Clockwork;
import org.mithaq.node.assistance.Corrections;
import org.mithaq.node.assistance.Filing;
import org.mithaq.node.assistance.FindingDesk;
import org.mithaq.node.assistance.Findings;
import org.mithaq.node.assistance.ReplyDesk;
import org.mithaq.node.assistance.SigningDesk;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.audit.AuditLog;
import org.mithaq.node.config.Config;
import org.mithaq.node.http.HealthRoutes;
import org.mithaq.node.http.HttpServer;
import org.mithaq.node.http.LogRoutes;
import org.mithaq.node.http.Metrics;
import org.mithaq.node.http.Readiness;
import org.mithaq.node.http.ReadingLog;
import org.mithaq.node.http.Route;
import org.mithaq.node.http.RouteTable;
import org.mithaq.node.joining.Applications;
import org.mithaq.node.joining.Joining;
import org.mithaq.node.joining.JoiningRoutes;
import org.mithaq.node.people.CaseAccounts;
import org.mithaq.node.people.People;
import org.mithaq.node.people.Sessions;
import org.mithaq.node.people.SignIn;
import org.mithaq.node.receipt.ReceiptDesk;
import org.mithaq.node.receipt.StatementExport;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.node.register.RegisterRoutes;
import org.mithaq.node.rights.AuditRoutes;
import org.mithaq.node.rights.CaseAccountDesk;
import org.mithaq.node.rights.CaseAccountRoutes;
import org.mithaq.node.rights.CorrectionRoutes;
import org.mithaq.node.rights.FindingRoutes;
import org.mithaq.node.rights.Readers;
import org.mithaq.node.rights.RightsRoutes;
import org.mithaq.node.rights.TokenRoutes;
import org.mithaq.node.rights.WithdrawalRoutes;
import org.mithaq.node.site.Desks;
import org.mithaq.node.site.Door;
import org.mithaq.node.site.SiteFacts;
import org.mithaq.node.site.SiteRoutes;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.IdCheck;
import org.mithaq.stix.PatternGrammar;
import org.mithaq.stix.StixReader;

/**
 * Puts a node together, from its configuration to its listeners, in the order of the path. The one
 * place that knows all parts.
 */
final class Wiring {

  private final Config config;
  private final Node.Opening opening;
  private final InstantSource clock;
  private final Node.Outside outside;
  private final Parts parts;
  private final Metrics metrics = new Metrics();

  /** Where it listens, once it does. */
  private final AtomicInteger port = new AtomicInteger();

  Wiring(Config config, Node.Opening opening, Node.Outside outside, Parts parts) {
    this.config = config;
    this.opening = opening;
    this.clock = outside.clock();
    this.outside = outside;
    this.parts = parts;
  }

  Node node() throws IOException {
    // Beside the opening of the data.
    var _ = Thread.startVirtualThread(HttpServer::load);
    DataDirectory directory = parts.keep(DataDirectory.open(config.data()));
    if (!directory.origin().value().equals(config.origin())) {
      throw new IOException(
          "the data directory belongs to the log %s, but the configuration says %s"
              .formatted(directory.origin(), config.origin()));
    }
    SecretFile.check(directory.keyFile());
    if (config.tls().isPresent()) {
      SecretFile.check(config.tls().get().key());
    }
    StixReader stix = stix();
    Storage data = outside.storage().apply(directory);
    Core core =
        parts.keep(
            Core.open(
                directory,
                data,
                clock,
                stix,
                config.limits().queueBytes(),
                Duration.ofHours(config.limits().statusHours()),
                new CommitGauges(metrics)));
    show(core);
    AuditLog audit =
        parts.keep(
            AuditLog.open(directory.root(), directory.keyDirectory(), directory.origin(), clock));
    Parties parties = new Parties(config.parties(), config.circles(), standings(core));
    JoinedAccounts joined = new JoinedAccounts(data, parties, JoinedAccounts.MOST);
    List<Route> routes = new ArrayList<>();
    List<Route> health = new HealthRoutes(() -> waiting(core)).routes();
    routes.addAll(health);
    ReceiptDesk receipts = new ReceiptDesk(core.vault(), core.log());
    routes.addAll(new LogRoutes(core.log()::read, receipts).routes());
    routes.add(
        new StatementExport(core.register(), core.vault(), core.audiences(), receipts).route());
    Admission admission = admission(core, parties, stix, audit);
    Filing filing = new Filing(core.vault(), admission, admission, config.collections());
    ReplyDesk replies = new ReplyDesk(core.register(), core.audiences(), filing);
    CaseDesk cases = new CaseDesk(core.register(), core.audiences(), filing);
    SigningDesk signing =
        new SigningDesk(
            core.register(),
            core.audiences(),
            core.vault(),
            filing,
            config.origin(),
            config.accord().slug());
    Clockwork clockwork = parts.keep(new Clockwork(core.register(), replies, parties, clock));
    if (!config.demo()) {
      clockwork.start();
    }
    Sharing sharing = new Sharing(config, core, parties, metrics, clock);
    routes.addAll(sharing.routes(admission));
    // Before the lists of the register, which answer for all addresses there.
    routes.addAll(joining(core, parties, joined, stix, admission, data));
    RegisterQueries register =
        new RegisterQueries(
            core.register(), core.audiences(), core.log()::checkpoint, config.origin(), clock);
    routes.addAll(new RegisterRoutes(register).routes());
    ConfiguredAccounts machines = new ConfiguredAccounts(config.accounts(), parties);
    People people = new People(data, parties, clock);
    Accounts holders = new AllAccounts(List.of(machines, joined, people));
    Tokens tokens = new Tokens(data, holders, clock);
    Accounts accounts = new AllAccounts(List.of(holders, tokens));
    Notifying notifying =
        new Notifying(
            config,
            parts,
            new Notifying.Ground(core, data, parties, holders, admission),
            audit,
            this::site,
            clock);
    routes.addAll(notifying.routes());
    Sessions sessions = new Sessions(holders, clock);
    Optional<Accounts> trial = config.demo() ? Optional.of(machines) : Optional.empty();
    Door door =
        new Door(
            people,
            new SignIn(people, sessions, trial, audit, clock),
            sessions,
            tokens,
            audit,
            config.collections(),
            config.tls().isPresent() || (!config.listen().loopback() && !config.demo()),
            config.demo());
    Corrections corrections = new Corrections(data, clock);
    FindingDesk findings =
        new FindingDesk(
            core.register(),
            cases,
            filing,
            new Findings(data, clock),
            config.origin(),
            config.accord().slug(),
            clock);
    CaseAccountDesk caseAccounts =
        new CaseAccountDesk(
            core.register(),
            core.audiences(),
            parties,
            new CaseAccounts(data, people, clock),
            sessions,
            tokens,
            depositary(parties),
            audit);
    routes.addAll(
        new SiteRoutes(
                facts(),
                core.log()::size,
                core.arrivals()::end,
                register,
                sharing.library(),
                core.log()::read,
                door,
                notifying.confirmations(),
                new Desks(
                    replies,
                    cases,
                    findings,
                    signing,
                    filing,
                    corrections,
                    caseAccounts,
                    audience -> Readers.of(audience, parties, accounts),
                    clock))
            .routes());
    routes.addAll(new CorrectionRoutes(corrections, depositary(parties)).routes());
    routes.addAll(new TokenRoutes(tokens, audit, config.collections()).routes());
    routes.addAll(new RightsRoutes(admission, parties, accounts, config.collections()).routes());
    routes.addAll(
        new WithdrawalRoutes(
                new Withdrawal(
                    core.vault(),
                    core.ledger(),
                    core.audiences(),
                    new Holds(data),
                    audit,
                    depositary(parties),
                    clock))
            .routes());
    routes.addAll(new CaseAccountRoutes(caseAccounts).routes());
    routes.addAll(new FindingRoutes(findings).routes());
    routes.add(new AuditRoutes(audit).route());
    ReadingLog readings = (caller, route, what) -> audit.note(reading(caller, route, what));
    routes.add(sharing.stream(readings));
    // For the operator too, in cleartext: what watches a node need not trust its certificate.
    List<Route> operator = new ArrayList<>(health);
    operator.add(metrics.route());
    Listeners listeners = new Listeners(config, parts, metrics, accounts);
    HttpServer server = listeners.open(new RouteTable(routes), readings, sessions);
    Optional<HttpServer> forOperator = listeners.operator(new RouteTable(operator));
    Desk desk = new Desk(admission, parties, config.collections(), core.vault()::committed);
    opening.at(desk);
    // First the one whose port is given: a port that the system draws for the other may be it.
    server.start();
    port.set(server.port());
    if (!config.demo()) {
      notifying.start();
    }
    if (forOperator.isPresent()) {
      forOperator.get().start();
    }
    routes.addAll(operator);
    return new Node(
        parts,
        server,
        forOperator,
        desk,
        people,
        clockwork,
        notifying,
        firstParty(),
        List.copyOf(routes),
        core);
  }

  /** Where browsers reach the pages. */
  private String site() {
    if (config.demo()) {
      return "http://127.0.0.1:" + port.get();
    }
    return config
        .notices()
        .site()
        .map(URI::toString)
        .orElseGet(() -> "https://" + config.origin().substring(0, config.origin().indexOf('/')));
  }

  private Standings standings(Core core) {
    Optional<String> depositary =
        config.parties().stream()
            .filter(party -> config.accord().depositary().filter(party.slug()::equals).isPresent())
            .map(Party::id)
            .findFirst();
    return new RegisterStandings(
        core.register(), core.audiences(), depositary, config.accord().slug(), config.demo());
  }

  private StixReader stix() {
    // Identifiers of observables may be of any kind: checking them would mean reading twice.
    return new StixReader(
        AccordTypes.table(),
        org.mithaq.stix.Limits.DEFAULT
            .withObjects(config.limits().maxObjects())
            .withObjectBytes(config.limits().maxContentLength()),
        new PatternGrammar(),
        IdCheck.NONE);
  }

  private Admission admission(Core core, Parties parties, StixReader stix, Audit audit) {
    return new Admission(
        stix,
        parties,
        config.collections(),
        core.audiences(),
        core.pages(),
        core.vault(),
        core.ledger(),
        core.lookup()::awaitRoom,
        new RegisterGate(
            core.register(),
            config.origin(),
            depositary(parties),
            core.audiences(),
            parties,
            clock),
        audit);
  }

  private Optional<String> depositary(Parties parties) {
    return config.accord().depositary().flatMap(parties::bySlug).map(Party::id);
  }

  /** Who keeps no register takes no applications. */
  private List<Route> joining(
      Core core,
      Parties parties,
      JoinedAccounts joined,
      StixReader stix,
      Admission admission,
      Storage data)
      throws IOException {
    Optional<Party> depositary = config.accord().depositary().flatMap(parties::bySlug);
    Optional<CollectionSettings> open =
        config.collections().stream()
            .filter(each ->
                each.circle().isEmpty()
                    && each.defaultMarking() == CollectionSettings.DefaultMarking.CLEAR)
            .findFirst();
    if (depositary.isEmpty() || open.isEmpty()) {
      return List.of();
    }
    Joining.Node node =
        new Joining.Node(stix, core.register(), parties, config.origin(), admission, clock);
    return new JoiningRoutes(
            new Joining(
                node,
                new Applications(data, clock, outside.applications()),
                joined,
                outside.proofs(),
                config.demo() ? depositary.get().asExercise() : depositary.get(),
                open.get()))
        .routes();
  }

  private SiteFacts facts() {
    return new SiteFacts(config.name(), config.accord().title(), config.origin(), config.demo());
  }

  private void show(Core core) {
    metrics.gauge("mithaq.log.size", "Leaves under the last checkpoint", core.log()::size);
    metrics.gauge("mithaq.vault.acts", "Committed acts", core.vault()::committed);
    metrics.gauge("mithaq.vault.bytes", "Bytes of the vault", core.vault()::size);
    metrics.gauge("mithaq.index.lag", "Acts not yet found by id or observable", core.lookup()::lag);
    metrics.gauge("mithaq.index.text.lag", "Acts not yet found by text", core.lookup()::textLag);
  }

  private static List<Readiness.Waiting> waiting(Core core) {
    List<Readiness.Waiting> waiting = new ArrayList<>();
    core.ledger()
        .refusesWrites()
        .ifPresent(why -> waiting.add(new Readiness.Waiting("ledger", "read-only: " + why)));
    if (!core.pages().ready()) {
      waiting.add(new Readiness.Waiting("index", "pages are being rebuilt from the vault"));
    }
    return waiting;
  }

  /** For whom the first person acts: the depositary, or whoever is named first. */
  private Optional<Party> firstParty() {
    return config.parties().stream()
        .filter(party -> config.accord().depositary().filter(party.slug()::equals).isPresent())
        .findFirst()
        .or(() -> config.parties().stream().findFirst())
        .filter(_ -> !config.demo());
  }

  private static AuditEntry reading(Caller caller, String route, Readings.Digest what) {
    return new AuditEntry(
        AuditEntry.Kind.READ,
        caller.party().map(Party::id),
        caller.delegate(),
        "%s: %d acts, sha256 %s".formatted(route, what.acts(), what.sha256()));
  }
}
