package org.mithaq.node.taxii;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.mithaq.node.http.BufferPool;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.index.Slice;
import org.mithaq.node.vault.DamagedRecordException;

/**
 * Puts an envelope (TAXII 2.1 §3.7) together: objects as the exact bytes that they came as, copied
 * and checked into one pooled buffer before the first header is sent. So a damaged record is left
 * out of a page that is whole, and Content-Length is right.
 */
final class Envelope {

  private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

  private final Reader reader;
  private final int pageBytes;

  Envelope(Reader reader, int pageBytes) {
    this.reader = reader;
    this.pageBytes = pageBytes;
  }

  /**
   * The reply for a slice that has entries; empty when all of their records are damaged. What does
   * not fit into a page's bytes is left to the next page.
   *
   * @param borrower the client's address, on whose share the buffer goes
   * @throws Refusal 503 when no buffer comes free
   */
  Optional<Reply> reply(Slice slice, String borrower) throws Refusal, InterruptedException {
    int count = fitting(slice);
    byte[] begin = begin(next(slice, count));
    long size = (long) begin.length + END.length;
    for (int i = 0; i < count; i++) {
      size += slice.lengths()[i] + 1L;
    }
    BufferPool.Lease lease = lease(size, borrower);
    try {
      return fill(lease, begin, slice, count);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  private Optional<Reply> fill(BufferPool.Lease lease, byte[] begin, Slice slice, int count) {
    ByteBuffer page = lease.buffer();
    page.put(begin);
    int first = -1;
    int last = -1;
    for (int i = 0; i < count; i++) {
      int before = page.position();
      if (first >= 0) {
        page.put((byte) ',');
      }
      try {
        reader
            .records()
            .copyObject(slice.places()[i], slice.sequences()[i], slice.lengths()[i], page);
        slice.note(i);
        first = first < 0 ? i : first;
        last = i;
      } catch (DamagedRecordException e) {
        page.position(before);
        reader.withheld().withheld(slice.sequences()[i], e);
      }
    }
    if (first < 0) {
      lease.close();
      return Optional.empty();
    }
    page.put(END).flip();
    return Optional.of(
        new Reply(
            200,
            PageHeaders.of(slice.micros()[first], slice.micros()[last]),
            new Reply.Lent(page, lease::close)));
  }

  /** A page without objects, which leads on to the next one if there is one. */
  Reply withoutObjects(Slice slice) {
    OptionalLong next = next(slice, fitting(slice));
    return next.isEmpty()
        ? TaxiiReplies.nothing()
        : TaxiiReplies.object(
            200,
            json -> {
              json.writeBooleanField("more", true);
              json.writeStringField("next", Long.toString(next.getAsLong()));
            });
  }

  private static OptionalLong next(Slice slice, int count) {
    return count < slice.size() ? OptionalLong.of(slice.sequences()[count]) : slice.next();
  }

  private int fitting(Slice slice) {
    long bytes = 0;
    for (int i = 0; i < slice.size(); i++) {
      bytes += slice.lengths()[i] + 1L;
      if (bytes > pageBytes && i > 0) {
        return i;
      }
    }
    return slice.size();
  }

  private BufferPool.Lease lease(long size, String borrower) throws Refusal, InterruptedException {
    if (size > reader.pool().capacity()) {
      throw Refusal.of(
          503, "too-long", "One object is larger than this node's buffers; tell its operator.", "");
    }
    return reader
        .pool()
        .lease((int) size, borrower)
        .orElseThrow(
            () -> Refusal.busy("The node is sending as many pages as it can hold; try again.", 1));
  }

  private static byte[] begin(OptionalLong next) {
    String more =
        next.isPresent()
            ? "{\"more\":true,\"next\":\"" + next.getAsLong() + "\","
            : "{\"more\":false,";
    return (more + "\"objects\":[").getBytes(StandardCharsets.UTF_8);
  }
}
