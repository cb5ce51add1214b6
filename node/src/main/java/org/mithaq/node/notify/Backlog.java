package org.mithaq.node.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be sent to one subscription, and how it stands. Acts go out in their order: what
 * can't be delivered holds up what comes behind it, and nobody else's.
 *
 * @param from acts from this number on are still to be looked at
 * @param waiting numbers of acts, ascending
 * @param failures tries since the last delivery
 * @param next when it is tried next
 * @param fault why the last try failed; empty after a delivery
 * @param givenUp how many were not delivered in the end
 */
record Backlog(
    String subscription,
    long from,
    List<Long> waiting,
    int failures,
    Instant next,
    Optional<Instant> delivered,
    String fault,
    long givenUp) {

  /** Of what waits; beyond it the oldest goes. */
  static final int MOST = 1000;

  /** Tries of one act; then it is given up, and the next one is tried once a day. */
  static final int TRIES = 8;

  /** After each failure; a day in all. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(18));

  private static final Duration PAUSED = Duration.ofHours(24);

  Backlog {
    waiting = List.copyOf(waiting);
  }

  static Backlog empty(String subscription, long from) {
    return new Backlog(subscription, from, List.of(), 0, Instant.EPOCH, Optional.empty(), "", 0);
  }

  /** With more to send; acts that were looked at before change nothing. */
  Backlog with(List<Long> acts) {
    List<Long> more = new ArrayList<>(waiting);
    acts.stream().filter(act -> act >= from).forEach(more::add);
    int over = Math.max(0, more.size() - MOST);
    return new Backlog(
        subscription,
        Math.max(from, acts.getLast() + 1),
        more.subList(over, more.size()),
        failures,
        next,
        delivered,
        fault,
        givenUp + over);
  }

  private List<Long> without(long act) {
    return waiting.stream().filter(each -> each != act).toList();
  }

  Backlog delivered(long act, Instant now) {
    return new Backlog(subscription, from, without(act), 0, now, Optional.of(now), "", givenUp);
  }

  /** There is nothing to send of it any more. */
  Backlog passed(long act) {
    return new Backlog(subscription, from, without(act), failures, next, delivered, fault, givenUp);
  }

  Backlog failed(long act, Instant now, String why) {
    int tries = failures + 1;
    boolean over = tries >= TRIES;
    Duration pause = over ? PAUSED : PAUSES.get(tries - 1);
    return new Backlog(
        subscription,
        from,
        over ? without(act) : waiting,
        tries,
        now.plus(pause),
        delivered,
        why,
        givenUp + (over ? 1 : 0));
  }

  /** Whether so much failed that it is tried once a day alone. */
  boolean paused() {
    return failures >= TRIES;
  }
}
