package org.mithaq.node.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Reads one request's body within bounds: its own, and what all bodies together may hold. Memory is
 * taken as bytes arrive, never on the word of a Content-Length.
 */
final class BodyReader {

  private static final int FIRST = 16 * 1024;

  /** A sender gets this many times the room that it has filled. */
  private static final long GROWTH = 8;

  private static final long DISCARDED = 64L << 20;

  /**
   * What it takes to work on a body, in bodies: its texts as characters, as strings, and as what is
   * kept of them until they are committed. A body of one long string takes all of that.
   */
  private static final long WORK = 5;

  private final Request request;
  private final Limits limits;
  private final Budget budget;
  private long taken;
  private boolean touched;

  BodyReader(Request request, Limits limits, Budget budget) {
    this.request = request;
    this.limits = limits;
    this.budget = budget;
  }

  /**
   * The whole body; gzip is undone.
   *
   * @param most bytes, both on the wire and inflated
   * @throws Refusal 400 for broken framing or gzip, 408 for a slow client, 413 past the bound, 415
   *     for another Content-Encoding, 503 while other bodies take all there is
   */
  Body read(int most) throws Refusal, IOException {
    boolean gzip = gzip();
    if (request.getLength() > most) {
      throw tooLong(most);
    }
    touched = true;
    BodyStream raw = new BodyStream(request, limits, most);
    try (raw;
        InputStream in = gzip ? new GZIPInputStream(raw, 8192) : raw) {
      Body body = fill(in, most, gzip ? -1 : request.getLength());
      // The greatest bodies have to be alone in a small heap.
      take(Math.min(WORK * body.length(), Math.max(0, budget.total() - taken)));
      return body;
    } catch (BodyStream.RefusedBody e) {
      throw e.refusal();
    } catch (ZipException | EOFException e) {
      throw Refusal.of(400, "bad-gzip", "The body is not complete, valid gzip.", "body");
    }
  }

  private Body fill(InputStream in, int most, long expected) throws IOException, Refusal {
    byte[] bytes = new byte[Math.min(expected > 0 ? (int) expected : FIRST, FIRST)];
    take(bytes.length);
    int length = 0;
    while (true) {
      if (length == bytes.length) {
        int sentinel = in.read();
        if (sentinel < 0) {
          return new Body(bytes, length);
        }
        if (length == most) {
          throw tooLong(most);
        }
        long bound = expected > length ? expected : Math.min(most, bytes.length * 2L);
        int grown = (int) Math.min(bound, Math.max(bytes.length * GROWTH, length + 1L));
        // Both are there while one is copied into the other.
        take(grown);
        bytes = Arrays.copyOf(bytes, grown);
        giveBack(taken - grown);
        bytes[length++] = (byte) sentinel;
      }
      int count = in.read(bytes, length, bytes.length - length);
      if (count < 0) {
        return new Body(bytes, length);
      }
      length += count;
    }
  }

  private void take(long bytes) throws Refusal {
    if (!budget.take(bytes)) {
      throw Refusal.busy("The node is reading as many requests as it can hold; try again.", 2);
    }
    taken += bytes;
  }

  private boolean gzip() throws Refusal {
    String coding =
        Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))
            .orElse("identity")
            .toLowerCase(Locale.ROOT)
            .strip();
    return switch (coding) {
      case "identity", "" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw Refusal.of(
                  415,
                  "unsupported-encoding",
                  "The body's Content-Encoding is not supported; send it plain or as gzip.",
                  "Content-Encoding")
              .with("Accept-Encoding", "gzip");
    };
  }

  static Refusal tooLong(long most) {
    return Refusal.of(
        413, "too-long", "The body is over " + most + " bytes; send it in smaller parts.", "body");
  }

  /**
   * Reads on and throws away, within bounds, what a client still sends of a body that is refused:
   * closing at once would reset the connection, and the client would never see the answer. A client
   * that waits for {@code 100 Continue} sends nothing, so there is nothing to wait for.
   */
  void discard() {
    boolean expectsContinue = request.getHeaders().contains(HttpHeader.EXPECT);
    if (expectsContinue && !touched) {
      return;
    }
    byte[] sink = new byte[FIRST];
    long deadline = System.nanoTime() + limits.patience().toNanos();
    try (BodyStream rest = new BodyStream(request, limits, DISCARDED)) {
      int count = 0;
      while (count >= 0 && System.nanoTime() < deadline) {
        count = rest.read(sink);
      }
    } catch (IOException e) {
      // The answer is decided; a client that breaks off does not change it.
      return;
    }
  }

  /** Once the request is over. */
  void release() {
    giveBack(taken);
  }

  private void giveBack(long bytes) {
    budget.giveBack(bytes);
    taken -= bytes;
  }
}
