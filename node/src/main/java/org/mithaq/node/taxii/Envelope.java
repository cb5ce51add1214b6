package org.mithaq.node.taxii;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

  private final Reader reader;
  private final int pageBytes;

  Envelope(Reader reader, int pageBytes) {
    this.reader = reader;
    this.pageBytes = pageBytes;
  }

  /**
   * The reply for a slice that has entries. What does not fit into a page's bytes is left to the
   * next page; a page without objects remains when all of its records were damaged.
   *
   * @throws Refusal 503 when no buffer comes free
   */
  Reply reply(Slice slice) throws Refusal, InterruptedException {
    int count = fitting(slice);
    OptionalLong next =
        count < slice.size() ? OptionalLong.of(slice.sequences()[count]) : slice.next();
    byte[] begin = begin(next);
    long size = (long) begin.length + END.length;
    for (int i = 0; i < count; i++) {
      size += slice.lengths()[i] + 1L;
    }
    BufferPool.Lease lease = lease(size);
    try {
      return fill(lease, begin, slice, count);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  private Reply fill(BufferPool.Lease lease, byte[] begin, Slice slice, int count) {
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
        first = first < 0 ? i : first;
        last = i;
      } catch (DamagedRecordException e) {
        page.position(before);
        reader.withheld().withheld(slice.sequences()[i], e);
      }
    }
    page.put(END).flip();
    return new Reply(
        200,
        first < 0
            ? PageHeaders.empty()
            : PageHeaders.of(slice.micros()[first], slice.micros()[last]),
        new Reply.Lent(page, lease::close));
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

  private BufferPool.Lease lease(long size) throws Refusal, InterruptedException {
    if (size > reader.pool().capacity()) {
      throw Refusal.of(
          503, "too-long", "One object is larger than this node's buffers; tell its operator.", "");
    }
    return reader
        .pool()
        .lease((int) size, PATIENCE)
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
