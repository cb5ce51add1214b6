package org.mithaq.node.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Sends replies: headers that every answer has, the body in one write, and a least rate for it. */
final class ReplyWriter {

  private static final int WATCHED = 64 * 1024;
  private static final HttpField NOSNIFF =
      new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
  private static final HttpField NO_REFERRER =
      new PreEncodedHttpField("Referrer-Policy", "no-referrer");
  private static final HttpField NO_SCRIPTS =
      new PreEncodedHttpField(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  private static final HttpField NO_STORE =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
  private static final HttpField HTTPS_ONLY =
      new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

  private final Limits limits;
  private final Flows flows;

  ReplyWriter(Limits limits, Flows flows) {
    this.limits = limits;
    this.flows = flows;
  }

  void write(Reply reply, Request request, Response response, Callback callback) {
    response.setStatus(reply.status());
    HttpFields.Mutable headers = response.getHeaders();
    for (Reply.Field field : reply.fields()) {
      headers.add(field.name(), field.value());
    }
    headers.add(NOSNIFF);
    headers.add(NO_REFERRER);
    addUnlessThere(headers, NO_SCRIPTS);
    addUnlessThere(headers, NO_STORE);
    if (request.isSecure()) {
      headers.add(HTTPS_ONLY);
    }
    switch (reply.body()) {
      case Reply.Nothing _ -> send(BufferUtil.EMPTY_BUFFER, request, response, callback);
      case Reply.Bytes bytes -> send(ByteBuffer.wrap(bytes.bytes()), request, response, callback);
      case Reply.Lent lent ->
          send(lent.buffer(), request, response, Callback.from(callback, lent.giveBack()));
      case Reply.Flow flow -> {
        if (isHead(request)) {
          flow.giveBack().run();
          response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else {
          flows.begin(flow, request, response, callback);
        }
      }
    }
  }

  private static boolean isHead(Request request) {
    return request.getMethod() != null && request.getMethod().equals("HEAD");
  }

  private void send(ByteBuffer body, Request request, Response response, Callback callback) {
    if (response.getStatus() != 204) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
    }
    if (isHead(request)) {
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
      return;
    }
    if (body.remaining() < WATCHED) {
      response.write(true, body, callback);
      return;
    }
    // A body that a slow client holds open holds a buffer of the pool: idle time alone would let a
    // client keep it for ever by reading a byte now and then.
    Scheduler.Task watch =
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> closeConnection(request),
                limits.patience().toMillis() + body.remaining() * 1000L / limits.bytesPerSecond(),
                TimeUnit.MILLISECONDS);
    response.write(true, body, Callback.from(callback, watch::cancel));
  }

  private static void closeConnection(Request request) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    endPoint.close(new TimeoutException("the client reads too slowly"));
  }

  private static void addUnlessThere(HttpFields.Mutable headers, HttpField field) {
    if (!headers.contains(field.getName())) {
      headers.add(field);
    }
  }
}
