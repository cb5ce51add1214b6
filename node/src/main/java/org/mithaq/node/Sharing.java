package org.mithaq.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.admit.Admission;
import org.mithaq.node.config.Config;
import org.mithaq.node.http.BufferPool;
import org.mithaq.node.http.Metrics;
import org.mithaq.node.http.ReadingLog;
import org.mithaq.node.http.Route;
import org.mithaq.node.judged.Heads;
import org.mithaq.node.judged.IndicatorRoutes;
import org.mithaq.node.judged.Judgements;
import org.mithaq.node.judged.States;
import org.mithaq.node.lookup.Finds;
import org.mithaq.node.lookup.LookupRoutes;
import org.mithaq.node.site.threats.Library;
import org.mithaq.node.site.threats.ThreatSources;
import org.mithaq.node.stream.Blocks;
import org.mithaq.node.stream.StreamLimits;
import org.mithaq.node.stream.StreamRoutes;
import org.mithaq.node.taxii.Collections;
import org.mithaq.node.taxii.Reader;
import org.mithaq.node.taxii.TaxiiRoutes;
import org.mithaq.node.taxii.TaxiiSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts together what collections are read by: TAXII, look-up, lists for machines, the stream and
 * the site's library.
 */
final class Sharing {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Config config;
  private final Core core;
  private final Parties parties;
  private final Metrics metrics;
  private final InstantSource clock;
  private final List<UUID> shelves;
  private final Finds finds;
  private final Heads heads;
  private final Judgements judgements;

  Sharing(Config config, Core core, Parties parties, Metrics metrics, InstantSource clock) {
    this.config = config;
    this.core = core;
    this.parties = parties;
    this.metrics = metrics;
    this.clock = clock;
    this.shelves = config.collections().stream().map(CollectionSettings::id).toList();
    this.finds = new Finds(core.lookup()::search, core.vault(), core.audiences());
    this.heads = new Heads(core.pages(), core.vault(), core.audiences(), shelves);
    this.judgements = new Judgements(finds, heads);
  }

  /** All but the stream. */
  List<Route> routes(Admission admission) {
    List<Route> routes = new ArrayList<>(taxii(admission).routes());
    routes.addAll(
        new LookupRoutes(
                core.lookup()::search,
                core.vault(),
                core.audiences(),
                new States(heads, judgements, clock),
                InstantSource.system())
            .routes());
    routes.addAll(
        new IndicatorRoutes(
                core.pages(), core.audiences(), shelves, heads, judgements, this::name, clock)
            .routes());
    return routes;
  }

  private TaxiiRoutes taxii(Admission admission) {
    return new TaxiiRoutes(
        taxiiSettings(),
        Collections.known(config.collections()),
        new Reader(
            core.pages(),
            core.vault(),
            core.audiences(),
            new BufferPool(Runtime.getRuntime().maxMemory() / 8, Duration.ofSeconds(5)),
            (act, why) -> LOG.warn("withheld act={} why={}", act, why.getMessage())),
        admission,
        core.statuses(),
        clock);
  }

  private TaxiiSettings taxiiSettings() {
    TaxiiSettings defaults = TaxiiSettings.of(config.accord().title(), config.name());
    return new TaxiiSettings(
        defaults.slug(),
        defaults.title(),
        defaults.description(),
        defaults.contact(),
        config.limits().maxContentLength(),
        Math.min(defaults.defaultLimit(), config.limits().pageLimit()),
        config.limits().pageLimit(),
        config.limits().pageBytes());
  }

  Route stream(ReadingLog readings) {
    Map<UUID, String> aliases =
        config.collections().stream()
            .collect(Collectors.toMap(CollectionSettings::id, CollectionSettings::alias));
    StreamRoutes stream =
        new StreamRoutes(
            new Blocks(
                core.vault()::scan, core.arrivals(), id -> Optional.ofNullable(aliases.get(id))),
            core.arrivals(),
            readings,
            config.collections(),
            StreamLimits.of(config.limits().addressConnections()));
    metrics.gauge("mithaq.stream.listeners", "Who listens to the stream", stream::listeners);
    return stream.route();
  }

  /** What the site's pages on threats are made of. */
  ThreatSources library() {
    return ThreatSources.of(
        new Library(
            core.pages(), core.vault(), core.audiences(), Collections.known(config.collections())),
        finds,
        heads,
        judgements,
        this::name,
        core.vault()::committed,
        clock);
  }

  private Optional<String> name(String party) {
    return parties.byId(party).map(Party::name);
  }
}
