package org.mithaq.node.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.mithaq.node.access.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener: HTTP/1.1 and HTTP/2, in cleartext or over TLS (ALPN), answering from a table of
 * routes. Responses are compressed only for clients that ask for it.
 */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("mithaq.http");
  private static final int COMPRESSED_FROM = 1024;

  private final Server server;
  private final ServerConnector connector;
  private final Budget bodies;
  private final Optional<CertificateRenewal> renewal;
  private final InFlight inFlight = new InFlight();
  private final Flows flows;
  private final Duration patience;

  /**
   * @param accounts asked about the credentials of {@link Access#FILTERED} routes
   * @throws IOException when the certificate or its key cannot be used; the message says why
   */
  public HttpServer(
      ListenerSettings settings,
      RouteTable routes,
      Accounts accounts,
      ErrorForms forms,
      Metrics metrics,
      ReadingLog readings,
      Visitors visitors)
      throws IOException {
    Limits limits = settings.limits();
    long began = System.nanoTime();
    patience = limits.shutdown();
    server = new Server(threads());
    renewal =
        settings.tls().isPresent()
            ? Optional.of(new CertificateRenewal(settings.tls().get(), server.getScheduler()))
            : Optional.empty();
    connector = new ServerConnector(server, 1, -1, protocols(limits, renewal));
    renewal.ifPresent(connector::addBean);
    connector.setHost(settings.address());
    connector.setPort(settings.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setAcceptQueueSize(1024);
    connector.addBean(new SlowHeaders(server.getScheduler(), limits.patience()));
    server.addConnector(connector);
    connector.addBean(new AddressLimit(limits.addressConnections()));
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    bodies = new Budget(limits.bodiesInFlight());
    flows = new Flows(limits);
    ReplyWriter writer = new ReplyWriter(limits, flows);
    server.setErrorHandler(new ProtocolErrors(writer, forms));
    WrongSecrets wrong =
        new WrongSecrets(
            limits.wrongSecrets(), () -> Duration.ofNanos(System.nanoTime() - began).toSeconds());
    Credentials credentials = new Credentials(accounts, wrong);
    server.setHandler(
        compressed(
            new Front(
                settings,
                routes,
                credentials,
                forms,
                metrics,
                writer,
                bodies,
                inFlight,
                readings,
                visitors)));
  }

  /**
   * Loads what the first server would have to wait for: a tenth of a second, most of it for the
   * locales that Jetty asks the platform for.
   */
  public static void load() {
    var _ = MimeTypes.DEFAULTS;
  }

  /**
   * Starts to serve.
   *
   * @throws IOException when the address cannot be bound; the message says which
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      close();
      throw new IOException(
          "cannot listen on " + connector.getHost() + ":" + connector.getPort(), e);
    } catch (Exception e) {
      close();
      throw new IllegalStateException("the server did not start", e);
    }
    LOG.info("listening address={} port={}", connector.getHost(), port());
  }

  /** The port it listens on, once started. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Looks whether the certificate was replaced, as happens by itself every few seconds. */
  void renewCertificate() {
    renewal.ifPresent(CertificateRenewal::look);
  }

  /** Bytes of request bodies held at this moment. */
  public long bodiesInFlight() {
    return bodies.used();
  }

  /**
   * Takes no more connections and requests, ends what would go on for ever, finishes what else it
   * has accepted, then stops. Jetty's own graceful stop would also wait for clients to hang up, and
   * cut HTTP/2 streams after a second.
   */
  @Override
  public void close() {
    try {
      connector.close();
      flows.stop();
      if (!inFlight.drain(patience)) {
        LOG.warn("stopping with requests unfinished after seconds={}", patience.toSeconds());
      }
      server.stop();
    } catch (Exception e) {
      LOG.warn("stopping failed", e);
    }
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    return threads;
  }

  private static Handler compressed(Handler handler) {
    CompressionHandler compression = new CompressionHandler(handler);
    GzipCompression gzip = new GzipCompression();
    gzip.setMinCompressSize(COMPRESSED_FROM);
    GzipEncoderConfig fast = new GzipEncoderConfig();
    fast.setCompressionLevel(4);
    gzip.setDefaultEncoderConfig(fast);
    compression.putCompression(gzip);
    LazyZstandard zstandard = new LazyZstandard();
    zstandard.setMinCompressSize(COMPRESSED_FROM);
    compression.putCompression(zstandard);
    // Requests are inflated by BodyReader, within bounds.
    compression.putConfiguration(
        "/",
        CompressionConfig.builder()
            .compressIncludeMimeType("application/json")
            // Matched with its parameters, but for a charset.
            .compressIncludeMimeType("application/taxii+json;version=2.1")
            .compressIncludeMimeType("text/html")
            .compressIncludeMimeType("text/css")
            .compressIncludeMimeType("text/javascript")
            .compressIncludeMimeType("text/csv")
            .compressIncludeMimeType("image/svg+xml")
            .compressIncludeMethod("GET")
            .compressPreferredEncodings(List.of("zstd", "gzip"))
            .decompressExcludePath("/*")
            .build());
    return compression;
  }

  private static ConnectionFactory[] protocols(
      Limits limits, Optional<CertificateRenewal> renewal) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setMaxUnconsumedRequestContentReads(16);
    List<ConnectionFactory> protocols = new ArrayList<>();
    if (renewal.isPresent()) {
      SecureRequestCustomizer secure = new SecureRequestCustomizer();
      secure.setSniHostCheck(false);
      http.addCustomizer(secure);
      ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
      alpn.setDefaultProtocol("http/1.1");
      protocols.add(new SslConnectionFactory(renewal.get().context(), alpn.getProtocol()));
      protocols.add(alpn);
      protocols.add(bounded(new HTTP2ServerConnectionFactory(http)));
      protocols.add(new HttpConnectionFactory(http));
    } else {
      protocols.add(new HttpConnectionFactory(http));
      protocols.add(bounded(new HTTP2CServerConnectionFactory(http)));
    }
    return protocols.toArray(ConnectionFactory[]::new);
  }

  private static ConnectionFactory bounded(AbstractHTTP2ServerConnectionFactory http2) {
    http2.setMaxConcurrentStreams(128);
    return http2;
  }
}
