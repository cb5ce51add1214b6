package org.mithaq.node;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mithaq.node.http.Metrics;
import org.mithaq.node.vault.CommitMetrics;

/** Shows what the writer tells: queue depth, batch size, commit latency. */
final class CommitGauges implements CommitMetrics {

  private final AtomicLong queued = new AtomicLong();
  private final Timer latency;
  private final DistributionSummary batches;

  CommitGauges(Metrics metrics) {
    metrics.gauge("mithaq.commit.queue.bytes", "Bytes that wait to be committed", queued::get);
    latency =
        Timer.builder("mithaq.commit.latency")
            .description("From the first write of a batch until it is durable")
            .publishPercentiles(0.5, 0.99)
            .register(metrics.registry());
    batches =
        DistributionSummary.builder("mithaq.commit.batch.acts")
            .description("Acts of a batch")
            .publishPercentiles(0.5, 0.99)
            .register(metrics.registry());
  }

  @Override
  public void queued(long bytes) {
    queued.set(bytes);
  }

  @Override
  public void committed(int acts, long nanos) {
    latency.record(nanos, TimeUnit.NANOSECONDS);
    batches.record(acts);
  }
}
