package org.mithaq.node.contact;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.Filed;
import org.mithaq.accord.MattersSeen.ContactSeen;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.mail.Mailer;
import org.mithaq.node.notify.Letters;
import org.mithaq.node.outbound.Outbound;
import org.mithaq.node.outbound.WebAddress;
import org.mithaq.node.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks contacts whether they can be reached: by e-mail, with a link that somebody there follows;
 * where a contact names no address for it, its web address has to answer. Contacts are looked
 * through once a minute; what is open costs what is open.
 */
public final class ContactChecks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ContactChecks.class);
  private static final long TICK_MILLIS = 1000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  /** What could not be sent or committed is tried again after so long. */
  private static final Duration PAUSE = Duration.ofMinutes(30);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How many contacts are asked at one look. */
  private static final int AT_ONCE = 20;

  private final RegisterIndex register;
  private final PendingChecks pending;
  private final CheckDesk desk;
  private final Letters letters;
  private final Optional<Mailer> mailer;
  private final Outbound outbound;
  private final Schedule schedule;
  private final Duration answerWithin;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("contacts").factory());

  // Of the timer's thread.
  private Instant looked = Instant.EPOCH;
  private final Map<String, Instant> resting = new HashMap<>();

  /** Whom contacts are asked through. */
  public record Ways(Letters letters, Optional<Mailer> mailer, Outbound outbound) {}

  /**
   * Takes up the checks that are open.
   *
   * @param every how often each contact is asked
   * @param answerWithin how long it has
   */
  public ContactChecks(
      Storage storage,
      RegisterIndex register,
      CheckDesk desk,
      Ways ways,
      Duration every,
      Duration answerWithin,
      InstantSource clock)
      throws IOException {
    this.register = register;
    this.pending = new PendingChecks(storage, clock.instant());
    this.desk = desk;
    this.letters = ways.letters();
    this.mailer = ways.mailer();
    this.outbound = ways.outbound();
    this.schedule = new Schedule(every);
    this.answerWithin = answerWithin;
    this.clock = clock;
  }

  /** Goes on by itself. */
  public void start() {
    var _ = timer.scheduleWithFixedDelay(this::tickSafely, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A timer that threw once would never run again.
      LOG.error("the checks of contacts failed, and go on", e);
    }
  }

  /** Does what is due now. For one thread. */
  public void tick() throws InterruptedException {
    Instant now = clock.instant();
    for (PendingCheck each : pending.all()) {
      Optional<Instant> decided = each.decided(now);
      if (decided.isPresent() && !rests(each.contact(), now)) {
        conclude(each, decided.get(), now);
      }
    }
    if (!looked.plus(BETWEEN_LOOKS).isAfter(now)) {
      looked = now;
      look(now);
    }
  }

  private boolean rests(String contact, Instant now) {
    return resting.containsKey(contact) && resting.getOrDefault(contact, now).isAfter(now);
  }

  private void conclude(PendingCheck check, Instant decided, Instant now)
      throws InterruptedException {
    OptionalInt seconds =
        check
            .answered()
            .map(at -> OptionalInt.of((int) Duration.between(check.sent(), at).toSeconds()))
            .orElse(OptionalInt.empty());
    try {
      if (submitted(check.contact(), check.exercise(), check.sent(), decided, seconds, now)) {
        pending.forget(check.contact());
      }
    } catch (IOException e) {
      LOG.warn("a contact's check could not be ended: {}", e.getMessage());
      resting.put(check.contact(), now.plus(PAUSE));
    }
  }

  /** Whether it need not be submitted again. */
  private boolean submitted(
      String contact,
      boolean exercise,
      Instant sent,
      Instant decided,
      OptionalInt seconds,
      Instant now)
      throws InterruptedException {
    try {
      desk.submit(contact, exercise, sent, decided, seconds)
          .ifPresent(why -> {
            // Asking again would only ask too often.
            LOG.warn("a contact's check was refused: {}", why);
            resting.put(contact, now.plus(schedule.every()));
          });
      return true;
    } catch (IOException e) {
      LOG.warn("a contact's check could not be submitted: {}", e.getMessage());
      resting.put(contact, now.plus(PAUSE));
      return false;
    }
  }

  private void look(Instant now) throws InterruptedException {
    resting.values().removeIf(until -> !until.isAfter(now));
    List<ContactSeen> due =
        register.ask(known ->
            known.matters().contacts().stream()
                .filter(seen -> isDue(seen, now))
                .limit(AT_ONCE)
                .toList());
    for (ContactSeen each : due) {
      Optional<MailAddress> address = channel(each, "email", MailAddress::new);
      if (address.isPresent() && mailer.isPresent()) {
        write(mailer.get(), each, address.get(), now);
      } else if (address.isEmpty()) {
        ask(each, web(each).orElseThrow(), now);
      }
    }
  }

  private boolean isDue(ContactSeen seen, Instant now) {
    Contact contact = seen.contact().object();
    long at = schedule.lastDue(contact.terms().party(), contact.terms().kind().word(), now);
    return seen.details().filter(details -> details.entry().micros() < at).isPresent()
        && seen.contact().entry().micros() < at
        && seen.lastCheck().filter(check -> check.entry().micros() >= at).isEmpty()
        && !pending.has(contact.id())
        && !desk.isOf(contact.terms().party())
        && !rests(contact.id(), now)
        && (channel(seen, "email", MailAddress::new).isPresent()
            ? mailer.isPresent()
            : web(seen).isPresent());
  }

  private Optional<WebAddress> web(ContactSeen seen) {
    return channel(seen, "web", text -> WebAddress.parse(text, outbound.cleartext()));
  }

  /** The first channel of a medium whose address is one. */
  private static <T> Optional<T> channel(
      ContactSeen seen, String medium, Function<String, T> made) {
    return seen.details().map(Filed::object).map(ContactDetails::terms).stream()
        .flatMap(terms -> terms.channels().stream())
        .filter(channel -> channel.medium().equals(medium))
        .flatMap(channel -> {
          try {
            return Optional.of(made.apply(channel.address())).stream();
          } catch (IllegalArgumentException e) {
            return Optional.<T>empty().stream();
          }
        })
        .findFirst();
  }

  private void write(Mailer to, ContactSeen seen, MailAddress address, Instant now) {
    Contact contact = seen.contact().object();
    String code = SecretDigest.drawSecret(random);
    // Known before it is sent, kept once it was: after a crash in between it is asked again.
    pending.expect(
        new PendingCheck(
            contact.id(),
            seen.contact().entry().exercise(),
            SecretDigest.of(code),
            now,
            now.plus(answerWithin),
            Optional.empty()));
    try {
      to.send(
          letters.reachability(
              address,
              "check-" + now.getEpochSecond() + "-" + contact.id(),
              Letters.language(contact.terms().languages()),
              code));
      pending.keep(contact.id());
    } catch (IOException e) {
      LOG.warn("a contact could not be asked: {}", e.getMessage());
      resting.put(contact.id(), now.plus(PAUSE));
      try {
        pending.forget(contact.id());
      } catch (IOException failure) {
        LOG.warn("a contact's check could not be forgotten: {}", failure.getMessage());
      }
    }
  }

  private void ask(ContactSeen seen, WebAddress address, Instant now) throws InterruptedException {
    OptionalInt seconds = OptionalInt.empty();
    try {
      int status =
          outbound
              .ask(
                  new Outbound.Request(
                      "HEAD", address, Map.of("User-Agent", "Mithaq"), new byte[0], PATIENCE, 0))
              .status();
      if (status < 500) {
        seconds =
            OptionalInt.of((int) Math.max(0, Duration.between(now, clock.instant()).toSeconds()));
      }
    } catch (IOException e) {
      LOG.info("a contact's web address does not answer: {}", e.getMessage());
    }
    boolean _ =
        submitted(
            seen.contact().object().id(),
            seen.contact().entry().exercise(),
            now,
            now,
            seconds,
            now);
  }

  /** Whether a code is one that a contact was sent. */
  public boolean isOpen(String code) {
    return pending.waitingFor(code).isPresent();
  }

  /**
   * Takes an answer; it is an act soon.
   *
   * @return whether the code was one
   * @throws IOException when it could not be kept
   */
  public boolean answer(String code) throws IOException {
    Optional<PendingCheck> check = pending.waitingFor(code);
    if (check.isPresent()) {
      pending.answered(check.get().contact(), clock.instant());
    }
    return check.isPresent();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
