package org.mithaq.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * The raw bytes of a request's body, as they come off the wire. Ends with a {@link RefusedBody} for
 * a client that is too slow, for broken framing, and past the given number of bytes.
 */
final class BodyStream extends InputStream {

  private final Request request;
  private final Limits limits;
  private final long most;
  private final long began = System.nanoTime();
  private long received;
  private Content.Chunk chunk = Content.Chunk.EMPTY;

  BodyStream(Request request, Limits limits, long most) {
    this.request = request;
    this.limits = limits;
    this.most = most;
  }

  long received() {
    return received;
  }

  /** Never 0 before the end: a gzip stream would take that for its end. */
  @Override
  public int available() {
    return chunk.isLast() && !chunk.hasRemaining() ? 0 : 1;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!chunk.hasRemaining()) {
      if (chunk.isLast()) {
        return -1;
      }
      chunk.release();
      chunk = Content.Chunk.EMPTY;
      chunk = next();
      received += chunk.remaining();
      if (received > most) {
        throw new RefusedBody(BodyReader.tooLong(most));
      }
      checkRate();
    }
    int count = Math.min(length, chunk.remaining());
    chunk.get(into, offset, count);
    return count;
  }

  private Content.Chunk next() throws IOException {
    while (true) {
      Content.Chunk read = request.read();
      if (read == null) {
        CountDownLatch available = new CountDownLatch(1);
        request.demand(available::countDown);
        try {
          available.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted while reading a body");
        }
        continue;
      }
      if (Content.Chunk.isFailure(read)) {
        throw failure(read.getFailure());
      }
      return read;
    }
  }

  private static RefusedBody failure(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return new RefusedBody(tooSlow());
    }
    if (failure instanceof HttpException http && http.getCode() >= 400 && http.getCode() < 500) {
      return new RefusedBody(
          Refusal.of(
              http.getCode(),
              "bad-body",
              "The body's framing (chunks, length) is broken.",
              "body"));
    }
    return new RefusedBody(
        Refusal.of(400, "truncated-body", "The body ended before it was complete.", "body"));
  }

  private void checkRate() throws RefusedBody {
    long late = System.nanoTime() - began - limits.patience().toNanos();
    if (late > 0 && !chunk.isLast() && received < late / 1e9 * limits.bytesPerSecond()) {
      throw new RefusedBody(tooSlow());
    }
  }

  private static Refusal tooSlow() {
    return Refusal.of(408, "too-slow", "The body came too slowly; send it again.", "body");
  }

  @Override
  public void close() {
    chunk.release();
    chunk = Content.Chunk.EOF;
  }

  /** Carries a refusal through code that knows input streams only. */
  static final class RefusedBody extends IOException {

    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    RefusedBody(Refusal refusal) {
      super(refusal.message());
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }
}
