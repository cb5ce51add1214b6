package org.mithaq.node.stream;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mithaq.node.access.Audience;
import org.mithaq.node.index.Arrivals;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;

/** A ledger of headers in memory, which counts how often they are read. */
final class FewActs implements Blocks.Acts {

  static final UUID COLLECTION = UUID.fromString("b0000000-0000-4000-8000-000000000001");
  static final Audience CIRCLE = Audience.of(Set.of("circle:exercise"));
  private static final Instant FIRST = Instant.parse("2026-11-23T12:00:00Z");

  final Arrivals arrivals = new Arrivals(0);
  final Blocks blocks =
      new Blocks(
          this, arrivals, id -> id.equals(COLLECTION) ? Optional.of("few") : Optional.empty());
  final AtomicInteger read = new AtomicInteger();
  private final List<Act> acts = new ArrayList<>();
  private final Set<Long> erased = new HashSet<>();

  void share(int count, Audience audience) {
    for (int i = 0; i < count; i++) {
      share(audience);
    }
  }

  void share(Audience audience) {
    commit(ActKind.SHARE, audience, Optional.empty());
  }

  synchronized void erase(long sequence) {
    erased.add(sequence);
    commit(ActKind.ERASE, Audience.PUBLIC, Optional.of(sequence));
  }

  private synchronized void commit(ActKind kind, Audience audience, Optional<Long> target) {
    long sequence = acts.size();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, FIRST) + sequence;
    Act act =
        new Act(
            sequence,
            micros,
            sequence,
            100,
            micros * 1000,
            new ShownHeader(
                kind,
                Optional.of(COLLECTION),
                "campaign",
                "campaign--00000000-0000-4000-8000-%012d".formatted(sequence),
                Optional.of("2026-01-01T00:00:00.000Z"),
                "identity--a0000000-0000-4000-8000-0000000000a1",
                sequence % 2 == 1,
                target),
            new SealedHeader("someone", audience, List.of()),
            Optional.empty());
    acts.add(act);
    arrivals.apply(List.of(act));
  }

  @Override
  public synchronized void scan(long from, long to, Consumer<Act> consumer) {
    for (Act act : acts.subList((int) from, (int) to)) {
      read.incrementAndGet();
      if (!erased.contains(act.sequence())) {
        consumer.accept(act);
      }
    }
  }
}
