package org.mithaq.node;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Notices;
import org.mithaq.node.contact.CheckDesk;
import org.mithaq.node.contact.ContactChecks;
import org.mithaq.node.http.Route;
import org.mithaq.node.mail.Mailer;
import org.mithaq.node.mail.SmtpMailer;
import org.mithaq.node.notify.Courier;
import org.mithaq.node.notify.Letters;
import org.mithaq.node.notify.SubscriptionRoutes;
import org.mithaq.node.notify.Subscriptions;
import org.mithaq.node.outbound.Outbound;
import org.mithaq.node.site.Confirmations;
import org.mithaq.node.storage.Storage;

/** Puts together what the node tells of its own accord. */
final class Notifying {

  private final Courier courier;
  private final Optional<ContactChecks> checks;
  private final Subscriptions subscriptions;
  private final List<Route> routes;

  /** What it is about. */
  record Ground(Core core, Storage data, Parties parties, Accounts accounts, Intake intake) {}

  /**
   * Opens what is kept.
   *
   * @param site where the pages are, without a slash at the end
   */
  Notifying(
      Config config,
      Parts parts,
      Ground ground,
      Audit audit,
      Supplier<String> site,
      InstantSource clock)
      throws IOException {
    Optional<Mailer> mailer = Optional.empty();
    if (config.notices().mail().isPresent()) {
      mailer =
          Optional.of(
              new SmtpMailer(
                  MailSecret.settings(config.notices().mail().get(), System.getenv()), clock));
    }
    Outbound outbound = config.demo() ? Outbound.toThisMachineToo() : Outbound.toTheInternet();
    Core core = ground.core;
    Parties parties = ground.parties;
    subscriptions = new Subscriptions(ground.data, clock);
    courier =
        parts.keep(
            new Courier(
                ground.data,
                new Courier.Ledger(
                    core.vault(),
                    core.register(),
                    core.audiences(),
                    id -> parties.byId(id).map(Party::name).orElse(id)),
                ground.accounts,
                subscriptions,
                mailer,
                outbound,
                site,
                clock));
    checks =
        checks(config, ground, new ContactChecks.Ways(new Letters(site), mailer, outbound), clock);
    checks.ifPresent(parts::keep);
    routes = new SubscriptionRoutes(subscriptions, courier, audit, clock).routes();
  }

  /** Who keeps no directory checks no contacts. */
  private static Optional<ContactChecks> checks(
      Config config, Ground ground, ContactChecks.Ways ways, InstantSource clock)
      throws IOException {
    Optional<Party> depositary = config.accord().depositary().flatMap(ground.parties::bySlug);
    Optional<CollectionSettings> open =
        config.collections().stream().filter(each -> each.circle().isEmpty()).findFirst();
    if (depositary.isEmpty() || open.isEmpty()) {
      return Optional.empty();
    }
    Notices notices = config.notices();
    return Optional.of(
        new ContactChecks(
            ground.data,
            ground.core.register(),
            new CheckDesk(ground.intake, ground.parties, depositary.get(), open.get()),
            ways,
            notices.checkEvery(),
            notices.answerWithin(),
            clock));
  }

  List<Route> routes() {
    return routes;
  }

  Courier courier() {
    return courier;
  }

  Optional<ContactChecks> checks() {
    return checks;
  }

  Confirmations confirmations() {
    return new ConfirmDesk(subscriptions, courier, checks);
  }

  /** Goes on by itself. */
  void start() {
    courier.start();
    checks.ifPresent(ContactChecks::start);
  }
}
