package org.mithaq.node.http;

import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a new certificate up when its files change, for the connections that come; those that are
 * open go on. A pair that cannot be used, or of which one half is still the old one, is logged once
 * and the old pair stays.
 */
final class CertificateRenewal extends AbstractLifeCycle {

  private static final Logger LOG = LoggerFactory.getLogger("mithaq.http");
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final PemPair pair;
  private final Scheduler scheduler;
  private final SslContextFactory.Server context = new SslContextFactory.Server();

  /** Guarded by {@code this}: what the files held when they were last looked at. */
  private byte[] seen;

  /** Guarded by {@code this}: what was last complained of, which is not said again. */
  private String said = "";

  /**
   * Reads the pair for the first time.
   *
   * @throws IOException when it cannot be used; the message says why
   */
  CertificateRenewal(PemPair pair, Scheduler scheduler) throws IOException {
    this.pair = pair;
    this.scheduler = scheduler;
    this.seen = pair.digest();
    put(context, pair.read());
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    // TAXII 2.1 §8.2.2 and RFC 9113 appendix A: with TLS 1.2 only what HTTP/2 allows.
    context.addExcludeCipherSuites(".*_CBC_.*");
  }

  SslContextFactory.Server context() {
    return context;
  }

  @Override
  protected void doStart() {
    schedule();
  }

  private void schedule() {
    if (isStarting() || isStarted()) {
      scheduler.schedule(
          () -> {
            look();
            schedule();
          },
          INTERVAL.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  synchronized void look() {
    try {
      byte[] found = pair.digest();
      if (Arrays.equals(found, seen)) {
        return;
      }
      seen = found;
      KeyStore store = pair.read();
      context.reload(each -> put(context, store));
      LOG.info("took up the new certificate={}", pair.certificate());
      said = "";
    } catch (Exception e) {
      String why = String.valueOf(e.getMessage());
      if (!why.equals(said)) {
        said = why;
        LOG.error("the new certificate cannot be used, the old one stays: {}", why);
      }
    }
  }

  private static void put(SslContextFactory.Server context, KeyStore store) {
    context.setKeyStore(store);
    context.setKeyStorePassword("");
  }
}
