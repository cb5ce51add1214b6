package org.mithaq.node.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Readings;
import org.mithaq.node.http.Flowing;
import org.mithaq.node.http.Outflow;
import org.mithaq.node.http.ReadingLog;
import org.mithaq.node.index.Arrivals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener is sent. First the acts are there, then the caller's rights are worked out,
 * then readings are taken down, then it is sent: so nothing goes out by rights that an earlier act
 * had ended.
 *
 * <p>After a silence it sends the number that it has come to, as an event's {@code id} alone, which
 * moves the listener's position and shows nothing. How long the silence lasts depends on what was
 * sent, never on what was not.
 */
final class Listener implements Flowing {

  private static final Logger LOG = LoggerFactory.getLogger("mithaq.stream");

  /** Bytes that wait for a client at most, unless one event is longer. */
  private static final int PART = 16 << 10;

  /** Nanoseconds between two looks at new acts: many that come one by one go out together. */
  private static final long PACE = 50_000_000;

  /** Milliseconds until a client that was cut off comes again. */
  private static final String RETRY = "retry: 2000\n";

  private static final String ENDED =
      ": This stream was opened with credentials that are good no more.\n\n";
  private static final String UNRECORDED =
      ": What comes next is read on record only, and that can't be written now.\n\n";

  private final Wanted wanted;
  private final Blocks blocks;
  private final Arrivals arrivals;
  private final ReadingLog readingLog;
  private final Supplier<Optional<Caller>> callerNow;
  private final long heartbeat;
  private final String route;

  /** The number of the next act to look at. */
  private long next;

  /** When new acts were looked at last. */
  private long looked = System.nanoTime() - PACE;

  private Sight sight = new Sight(Set.of());

  Listener(
      Wanted wanted,
      Blocks blocks,
      Arrivals arrivals,
      ReadingLog readingLog,
      Supplier<Optional<Caller>> callerNow,
      StreamLimits limits,
      String route) {
    this.wanted = wanted;
    this.blocks = blocks;
    this.arrivals = arrivals;
    this.readingLog = readingLog;
    this.callerNow = callerNow;
    this.heartbeat = limits.heartbeat().toNanos();
    this.route = route;
    this.next = wanted.from().orElse(arrivals.end());
  }

  @Override
  public void run(Outflow out) throws IOException, InterruptedException {
    send(out, RETRY + position());
    long spoken = System.nanoTime();
    while (true) {
      Optional<Blocks.Block> block = blocks.of(next);
      Optional<Caller> caller = callerNow.get();
      if (caller.isEmpty()) {
        send(out, ENDED);
        return;
      }
      List<Told> part = List.of();
      if (block.isPresent()) {
        Readings readings = new Readings();
        part = readings.during(() -> part(block.get(), caller.get()));
        if (!readings.isEmpty() && !takenDown(caller.get(), readings)) {
          send(out, UNRECORDED);
          return;
        }
      } else if (!wanted.follow()) {
        send(out, position());
        return;
      }
      if (!part.isEmpty()) {
        out.send(joined(part));
        spoken = System.nanoTime();
      } else if (System.nanoTime() - spoken >= heartbeat) {
        send(out, position());
        spoken = System.nanoTime();
      } else if (block.isEmpty()) {
        await(heartbeat - (System.nanoTime() - spoken));
        continue;
      }
      giveWay();
    }
  }

  /** Blocks until there is another act, or the time is up; the first one after a while at once. */
  private void await(long nanos) throws InterruptedException {
    arrivals.await(next, nanos);
    long early = looked + PACE - System.nanoTime();
    if (early > 0) {
      TimeUnit.NANOSECONDS.sleep(early);
    }
    looked = System.nanoTime();
  }

  /** Nobody interrupts a virtual thread that has much to read: requests would wait for it. */
  @SuppressWarnings("ThreadPriorityCheck") // the scheduler of virtual threads is the JDK's own
  private static void giveWay() {
    Thread.yield();
  }

  /** What goes out in one piece; moves on behind it. */
  private List<Told> part(Blocks.Block block, Caller caller) {
    sight = sight.now(caller.tokens());
    List<Told> part = new ArrayList<>();
    int bytes = 0;
    for (Told told : block.told()) {
      if (told.sequence() < next
          || !sight.mayRead(told.audience())
          || !wanted.takes(told.shown())) {
        continue;
      }
      if (bytes > 0 && bytes + told.text().length > PART) {
        next = told.sequence();
        return part;
      }
      Readings.note(told.sequence(), told.audience());
      part.add(told);
      bytes += told.text().length;
    }
    next = block.to();
    return part;
  }

  private boolean takenDown(Caller caller, Readings readings) {
    try {
      readingLog.read(caller, route, readings.digest());
      return true;
    } catch (RuntimeException e) {
      LOG.error("a reading could not be taken down route={}: {}", route, e.getMessage());
      return false;
    }
  }

  private static ByteBuffer joined(List<Told> part) {
    ByteBuffer bytes =
        ByteBuffer.allocate(part.stream().mapToInt(told -> told.text().length).sum());
    part.forEach(told -> bytes.put(told.text()));
    return bytes.flip();
  }

  /** Before the first act there is no number. */
  private String position() {
    return next == 0 ? ":\n\n" : "id: " + (next - 1) + "\n\n";
  }

  private static void send(Outflow out, String text) throws IOException, InterruptedException {
    out.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }
}
