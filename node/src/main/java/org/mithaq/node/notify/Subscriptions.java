package org.mithaq.node.notify;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.outbound.WebAddress;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;

/**
 * What accounts want to be told, each a small file under {@code state/subscriptions}. A webhook's
 * secret is kept as it is, because deliveries are signed with it. An e-mail address gets nothing
 * but one message with a code until somebody there gives the code back within a day.
 */
public final class Subscriptions {

  private static final int ID_BYTES = 8;

  /** Of one party. */
  static final int MOST = 20;

  private static final int MOST_IN_ALL = 10_000;

  /** How long a code is good. */
  static final Duration TO_CONFIRM = Duration.ofHours(24);

  private final StateFiles files;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  // Guarded by this.
  private final Map<String, Subscription> byId = new HashMap<>();

  /** One that waits for its address, and the code to be sent there, told this once. */
  record Opened(Subscription subscription, String code) {

    /** Keeps the code out of logs. */
    @Override
    public String toString() {
      return subscription.id() + ":…";
    }
  }

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  public Subscriptions(Storage storage, InstantSource clock) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.SUBSCRIPTIONS);
    this.clock = clock;
    files.each(file -> {
      Subscription read = SubscriptionFile.read(file);
      byId.put(read.id(), read);
    });
  }

  /**
   * Adds one by webhook.
   *
   * @throws IllegalArgumentException with a sentence, where the party has as many as it may
   */
  synchronized Subscription add(
      String party, String account, WebAddress url, Set<Tiding> kinds, String language)
      throws IOException {
    return keep(party, account, new Channel.Webhook(url, HookSecret.draw(random)), kinds, language);
  }

  /**
   * Adds one by e-mail, which waits for its address.
   *
   * @throws IllegalArgumentException as above
   */
  synchronized Opened add(
      String party, String account, MailAddress address, Set<Tiding> kinds, String language)
      throws IOException {
    String code = SecretDigest.drawSecret(random);
    Channel channel =
        new Channel.Email(
            address,
            Optional.of(
                new Channel.Confirmation(SecretDigest.of(code), clock.instant().plus(TO_CONFIRM))));
    return new Opened(keep(party, account, channel, kinds, language), code);
  }

  private Subscription keep(
      String party, String account, Channel channel, Set<Tiding> kinds, String language)
      throws IOException {
    forgetUnconfirmed();
    if (of(party).size() >= MOST || byId.size() >= MOST_IN_ALL) {
      throw new IllegalArgumentException(
          "your party has " + MOST + " subscriptions, as many as it may: remove one first");
    }
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Subscription made =
        new Subscription(
            HexFormat.of().formatHex(id),
            party,
            account,
            channel,
            kinds,
            language,
            clock.instant());
    write(made);
    return made;
  }

  private void write(Subscription subscription) throws IOException {
    files.keep(subscription.id(), json -> SubscriptionFile.write(subscription, json));
    byId.put(subscription.id(), subscription);
  }

  private void forgetUnconfirmed() throws IOException {
    Instant now = clock.instant();
    for (Subscription each : List.copyOf(byId.values())) {
      if (each.channel() instanceof Channel.Email email
          && email.open().filter(open -> !now.isBefore(open.until())).isPresent()) {
        drop(each.id());
      }
    }
  }

  /** Those of a party, the oldest first. */
  synchronized List<Subscription> of(String party) {
    return byId.values().stream()
        .filter(each -> each.party().equals(party))
        .sorted(Comparator.comparing(Subscription::created).thenComparing(Subscription::id))
        .toList();
  }

  synchronized Optional<Subscription> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those to which something can be sent, in no order. */
  synchronized List<Subscription> confirmed() {
    return byId.values().stream().filter(each -> each.channel().confirmed()).toList();
  }

  /** The one that waits for this code, now. */
  public synchronized Optional<String> waitingFor(String code) {
    SecretDigest given = SecretDigest.of(code);
    Instant now = clock.instant();
    return byId.values().stream()
        .filter(each ->
            each.channel() instanceof Channel.Email email
                && email
                    .open()
                    .filter(open -> open.code().matches(given) && now.isBefore(open.until()))
                    .isPresent())
        .map(Subscription::id)
        .findFirst();
  }

  /**
   * Takes a code back from its address.
   *
   * @return the subscription that now runs; empty where there is none for the code
   */
  synchronized Optional<String> confirm(String code) throws IOException {
    Optional<String> id = waitingFor(code);
    if (id.isPresent()) {
      Subscription waiting = Optional.ofNullable(byId.get(id.get())).orElseThrow();
      if (waiting.channel() instanceof Channel.Email(MailAddress address, var _)) {
        write(waiting.through(new Channel.Email(address, Optional.empty())));
      }
    }
    return id;
  }

  synchronized void drop(String id) throws IOException {
    byId.remove(id);
    files.drop(id);
  }
}
