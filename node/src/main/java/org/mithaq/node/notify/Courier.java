package org.mithaq.node.notify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.mail.Mailer;
import org.mithaq.node.outbound.Outbound;
import org.mithaq.node.outbound.WebAddress;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ledger and sends what is due: each act at least once, under the same id at each try.
 * Several subscriptions are served at once, each by one thread, so that a slow one holds up nobody
 * else.
 */
public final class Courier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final long TICK_MILLIS = 250;

  /** How many acts are looked at in one go. */
  private static final int STRIDE = 10_000;

  /** How many subscriptions are served at once. */
  private static final int AT_ONCE = 32;

  /** How many acts one is sent before others have their turn. */
  private static final int IN_A_ROW = 20;

  private final RegisterIndex register;
  private final News news;
  private final Accounts accounts;
  private final Subscriptions subscriptions;
  private final Backlogs backlogs;
  private final Letters letters;
  private final Hooks hooks;
  private final Optional<Mailer> mailer;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("notices").factory());
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /** Who serves which subscription. */
  private final Map<String, Thread> served = new ConcurrentHashMap<>();

  private volatile boolean closed;

  /** Moved by the timer's thread alone. */
  private volatile long followed;

  /**
   * What a courier goes by.
   *
   * @param names of parties by id
   */
  public record Ledger(
      Vault vault, RegisterIndex register, Audiences audiences, Function<String, String> names) {}

  /**
   * Takes up where the last one left off.
   *
   * @param accounts what the holders of subscriptions may read
   * @param mailer empty: nothing goes by e-mail
   * @param site where the node's pages are, without a slash at the end
   */
  public Courier(
      Storage storage,
      Ledger ledger,
      Accounts accounts,
      Subscriptions subscriptions,
      Optional<Mailer> mailer,
      Outbound outbound,
      Supplier<String> site,
      InstantSource clock)
      throws IOException {
    this.register = ledger.register();
    this.news = new News(ledger.vault(), ledger.register(), ledger.audiences(), ledger.names());
    this.accounts = accounts;
    this.subscriptions = subscriptions;
    this.backlogs = new Backlogs(storage);
    this.letters = new Letters(site);
    this.hooks = new Hooks(outbound, clock);
    this.mailer = mailer;
    this.clock = clock;
    this.followed = backlogs.followed(register.next());
    for (Subscription each : subscriptions.confirmed()) {
      if (backlogs.find(each.id()).isEmpty()) {
        backlogs.open(each.id(), register.next());
      }
    }
  }

  Backlogs backlogs() {
    return backlogs;
  }

  Letters letters() {
    return letters;
  }

  Optional<Mailer> mailer() {
    return mailer;
  }

  /** Whether a webhook can be at an address at all. */
  boolean isAllowed(WebAddress url) {
    return hooks.isAllowed(url);
  }

  /** Whether webhooks may be on this machine. */
  boolean cleartext() {
    return hooks.cleartext();
  }

  /** A subscription that runs from now on. */
  void begin(String id) throws IOException {
    backlogs.open(id, register.next());
  }

  /** Takes a code back from its address; whether there was a subscription for it. */
  public boolean confirm(String code) throws IOException {
    Optional<String> id = subscriptions.confirm(code);
    if (id.isPresent()) {
      begin(id.get());
    }
    return id.isPresent();
  }

  /** Goes on by itself. */
  public void start() {
    var _ = timer.scheduleWithFixedDelay(this::tickSafely, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (RuntimeException e) {
      // A timer that threw once would never run again.
      LOG.error("the courier failed, and goes on", e);
    }
  }

  /** Looks at what is new, and begins to send what is due. For one thread. */
  public void tick() {
    try {
      follow();
    } catch (IOException e) {
      LOG.error("what is to be told could not be kept: {}", e.getMessage());
    }
    for (String id : backlogs.due(clock.instant())) {
      if (!served.containsKey(id)) {
        if (!turns.tryAcquire()) {
          return;
        }
        Thread thread = Thread.ofVirtual().name("notice").unstarted(() -> serve(id));
        served.put(id, thread);
        thread.start();
      }
    }
  }

  /** Waits until nothing is under way; false when the time is up before. */
  public boolean settle(Duration most) {
    long until = System.nanoTime() + most.toNanos();
    while (!served.isEmpty()) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  private void follow() throws IOException {
    long end = register.next();
    while (followed < end) {
      long to = Math.min(end, followed + STRIDE);
      List<Subscription> all = subscriptions.confirmed();
      boolean kept = !all.isEmpty() && look(followed, to, all);
      followed = to;
      if (kept) {
        backlogs.follow(followed);
      }
    }
  }

  /** Whether anything is to be told of acts. */
  private boolean look(long from, long to, List<Subscription> all) throws IOException {
    Map<String, List<Long>> found = new HashMap<>();
    Map<String, Optional<Caller>> holders = new HashMap<>();
    for (long sequence = from; sequence < to; sequence++) {
      Optional<News.Item> item = news.item(sequence);
      if (item.isPresent()) {
        for (Subscription each : all) {
          Optional<Caller> holder = holders.computeIfAbsent(each.id(), _ -> holder(each));
          if (holder.isPresent() && told(item.get(), each, holder.get()).isPresent()) {
            found.computeIfAbsent(each.id(), _ -> new ArrayList<>()).add(sequence);
          }
        }
      }
    }
    for (Map.Entry<String, List<Long>> each : found.entrySet()) {
      backlogs.queue(each.getKey(), each.getValue());
    }
    return !found.isEmpty();
  }

  /** Whoever a subscription belongs to, with what he may read now. */
  private Optional<Caller> holder(Subscription subscription) {
    return accounts
        .byName(subscription.account())
        .filter(caller ->
            caller.party().map(Party::id).filter(subscription.party()::equals).isPresent());
  }

  private Optional<Told> told(News.Item item, Subscription subscription, Caller holder) {
    return news.told(item, holder).filter(told -> subscription.kinds().contains(told.kind()));
  }

  private void serve(String id) {
    try {
      for (int sent = 0; sent < IN_A_ROW && !closed; sent++) {
        Optional<Subscription> subscription = subscriptions.find(id);
        Optional<Backlog> backlog = backlogs.find(id);
        Instant now = clock.instant();
        if (subscription.isEmpty()
            || backlog.isEmpty()
            || backlog.get().waiting().isEmpty()
            || backlog.get().next().isAfter(now)) {
          return;
        }
        send(subscription.get(), backlog.get().waiting().getFirst());
      }
    } catch (RuntimeException e) {
      LOG.error("subscription {} could not be served", id, e);
      failed(id, "the node failed");
    } finally {
      turns.release();
      served.remove(id);
    }
  }

  /** What the node's own end broke off is no failure. */
  private void failed(String id, String why) {
    if (!closed) {
      backlogs.change(
          id,
          backlog ->
              backlog.waiting().isEmpty()
                  ? backlog
                  : backlog.failed(backlog.waiting().getFirst(), clock.instant(), why));
    }
  }

  private void send(Subscription subscription, long sequence) {
    Optional<Told> told =
        holder(subscription)
            .flatMap(
                holder -> news.item(sequence).flatMap(item -> told(item, subscription, holder)));
    if (told.isEmpty()) {
      backlogs.change(subscription.id(), backlog -> backlog.passed(sequence));
      return;
    }
    try {
      deliver(told.get(), subscription);
      backlogs.change(subscription.id(), backlog -> backlog.delivered(sequence, clock.instant()));
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      LOG.warn("not delivered: subscription={} act={} why={}", subscription.id(), sequence, why);
      failed(subscription.id(), why);
    }
  }

  private void deliver(Told told, Subscription subscription) throws IOException {
    switch (subscription.channel()) {
      case Channel.Email(var address, var _) ->
          mailer
              .orElseThrow(() -> new IOException("this node sends no e-mail"))
              .send(letters.of(told, subscription, address));
      case Channel.Webhook hook ->
          hooks.deliver(
              told, subscription, hook, letters.link(subscription.language(), told.page()));
    }
  }

  /** Ends a subscription: nothing more is sent. */
  void end(String id) throws IOException {
    subscriptions.drop(id);
    backlogs.drop(id);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    timer.shutdownNow();
    // What is nearly delivered need not be repeated.
    if (!settle(Duration.ofMillis(500))) {
      served.values().forEach(Thread::interrupt);
      boolean _ = settle(Duration.ofSeconds(5));
    }
    backlogs.follow(followed);
    // Whoever is late changes nothing any more: somebody else may have the directory.
    backlogs.close();
  }
}
