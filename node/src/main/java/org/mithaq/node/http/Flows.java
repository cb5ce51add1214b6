package org.mithaq.node.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bodies under way that are made while they are sent, each on a thread of its own. */
final class Flows {

  private static final Logger LOG = LoggerFactory.getLogger("mithaq.http");

  private static final long GRACE_MILLIS = 1000;

  private final Limits limits;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  Flows(Limits limits) {
    this.limits = limits;
  }

  /** Sends a body whose headers are set; returns at once. */
  void begin(Reply.Flow flow, Request request, Response response, Callback callback) {
    Thread.ofVirtual().name("flow").start(() -> run(flow, request, response, callback));
  }

  private void run(Reply.Flow flow, Request request, Response response, Callback callback) {
    Thread thread = Thread.currentThread();
    running.add(thread);
    if (stopping) {
      thread.interrupt();
    }
    try {
      flow.flowing().run(part -> send(part, request, response));
    } catch (InterruptedException e) {
      // The server stops. What was sent is whole, and the client is told so by a proper end.
      LOG.debug("a stream ends with the server");
    } catch (IOException e) {
      over(flow, thread);
      callback.failed(e);
      return;
    } catch (RuntimeException | Error e) {
      LOG.error("a stream failed", e);
      over(flow, thread);
      callback.failed(e);
      return;
    }
    over(flow, thread);
    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
  }

  private void over(Reply.Flow flow, Thread thread) {
    running.remove(thread);
    flow.giveBack().run();
  }

  private void send(ByteBuffer part, Request request, Response response)
      throws IOException, InterruptedException {
    Callback.Completable sent = new Callback.Completable(InvocationType.NON_BLOCKING);
    response.write(false, part, sent);
    try {
      sent.get(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the client is gone", e.getCause());
    } catch (TimeoutException e) {
      throw cut(request, "the client reads too slowly");
    } catch (InterruptedException e) {
      if (isTaken(sent)) {
        throw e;
      }
      // A part is on its way that the client may never take: there is no proper end any more.
      throw cut(request, "the server stops and the client does not read");
    }
  }

  /** Whether a client takes what was on its way when the server stopped, in a moment. */
  private static boolean isTaken(Callback.Completable sent) throws InterruptedException {
    try {
      sent.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static IOException cut(Request request, String why) {
    IOException cut = new IOException(why);
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    endPoint.close(cut);
    return cut;
  }

  /** Ends all, and whatever is begun after. */
  void stop() {
    stopping = true;
    running.forEach(Thread::interrupt);
  }
}
