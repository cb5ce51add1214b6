package org.mithaq.node.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.AbstractMetaDataConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes HTTP/1.1 connections whose next request's headers have begun to arrive but are not
 * complete after the given time. An idle timeout alone lets a client hold a connection for ever by
 * sending a byte now and then.
 */
final class SlowHeaders extends AbstractLifeCycle implements Connection.Listener {

  /** What was seen of a connection while it had no request under way. */
  private record Seen(long messages, long bytes, long partialSince) {}

  private static final long NOT_PARTIAL = Long.MIN_VALUE;

  private final Scheduler scheduler;
  private final Duration patience;
  private final Map<Connection, Seen> connections = new ConcurrentHashMap<>();

  SlowHeaders(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.patience = patience;
  }

  @Override
  protected void doStart() {
    schedule();
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof AbstractMetaDataConnection) {
      connections.put(connection, new Seen(0, 0, NOT_PARTIAL));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  private void schedule() {
    if (isStarting() || isStarted()) {
      scheduler.schedule(this::sweep, Math.max(10, patience.toMillis() / 4), TimeUnit.MILLISECONDS);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Connection connection : connections.keySet()) {
      connections.computeIfPresent(connection, (_, seen) -> look(connection, seen, now));
    }
    schedule();
  }

  private Seen look(Connection connection, Seen seen, long now) {
    long messages = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    if (messages != seen.messages() || messages != connection.getMessagesOut()) {
      return new Seen(messages, bytes, NOT_PARTIAL);
    }
    if (bytes == seen.bytes()) {
      return seen;
    }
    if (seen.partialSince() == NOT_PARTIAL) {
      return new Seen(messages, seen.bytes(), now);
    }
    if (now - seen.partialSince() > patience.toNanos()) {
      connection.getEndPoint().close();
    }
    return seen;
  }
}
