package org.mithaq.node.assistance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mithaq.accord.DueStep;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Register;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.index.RegisterIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds and escalates when clocks run out, for the parties of this node that ask. */
public final class Clockwork implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

  /** Under this name the clock acts. */
  private static final String DELEGATE = "clock";

  private static final long TICK_MILLIS = 250;

  /** What could not be committed is tried again after so long. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final RegisterIndex register;
  private final ReplyDesk desk;
  private final Parties parties;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name(DELEGATE).factory());

  /** Steps that failed, by request and party; until when they rest. */
  private final Map<String, Instant> resting = new HashMap<>();

  public Clockwork(RegisterIndex register, ReplyDesk desk, Parties parties, InstantSource clock) {
    this.register = register;
    this.desk = desk;
    this.parties = parties;
    this.clock = clock;
  }

  /** Lets the clocks run. */
  public void start() {
    var _ = timer.scheduleWithFixedDelay(this::tickSafely, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      int _ = tick();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A timer that threw once would never run again.
      LOG.error("the clocks of requests failed, and go on", e);
    }
  }

  /** Does what is due now; how many steps it took. For one thread. */
  public int tick() throws InterruptedException {
    Instant now = clock.instant();
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    OptionalLong next = register.ask(Register::nextDue);
    if (next.isEmpty() || next.getAsLong() > at) {
      return 0;
    }
    resting.values().removeIf(until -> !until.isAfter(now));
    int taken = 0;
    for (DueStep step : register.ask(known -> known.due(at))) {
      String key = step.request().object().id() + ' ' + step.party();
      if (!resting.containsKey(key)) {
        if (take(step, now)) {
          taken++;
        } else {
          resting.put(key, now.plus(PAUSE));
        }
      }
    }
    return taken;
  }

  private boolean take(DueStep step, Instant now) throws InterruptedException {
    Entry request = step.request().entry();
    Optional<Party> asking = parties.byId(request.party());
    if (asking.isEmpty()) {
      return false;
    }
    Caller caller =
        new Caller(asking, Optional.of(DELEGATE), parties.tokensOf(asking.get()), Role.ofParty());
    try {
      Optional<Grounds> refusal = desk.submit(caller, request, ClockReply.of(step, now));
      refusal.ifPresent(why -> LOG.warn("a clock's step was refused: {}", why.sentence()));
      return refusal.isEmpty();
    } catch (IOException e) {
      LOG.warn("a clock could not {}: {}", step.kind().word(), e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
