package org.mithaq.node.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.mithaq.node.state.Statuses.Status;
import org.mithaq.node.storage.StoredFile;

/**
 * What one file of the journal holds. A damaged frame hides none of those behind it.
 *
 * @param damaged offsets of damaged stretches
 * @param end of the last frame, whole or damaged; behind it lies at most what was never finished
 */
record StatusFrames(List<Frame> whole, List<Long> damaged, long end) {

  static final int MAGIC = 0x4D514A31;

  /** Bytes of a frame without its status. */
  static final int FRAME = 12;

  record Frame(long offset, int length, Status status) {}

  static StatusFrames read(StoredFile file) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(file.size()));
    file.read(all, 0);
    all.flip();
    List<Frame> whole = new ArrayList<>();
    List<Long> damaged = new ArrayList<>();
    int at = 0;
    while (at < all.limit()) {
      Optional<Frame> frame = frame(all, at);
      if (frame.isPresent()) {
        whole.add(frame.get());
        at += FRAME + frame.get().length;
        continue;
      }
      int next = next(all, at + 1);
      if (next < 0 && unfinished(all, at)) {
        break;
      }
      damaged.add((long) at);
      at = next < 0 ? all.limit() : next;
    }
    return new StatusFrames(whole, damaged, at);
  }

  /**
   * Whether the file ends before its last frame does, or a power failure kept its length but none
   * of its bytes.
   */
  private static boolean unfinished(ByteBuffer all, int at) {
    return blank(all, at)
        || all.limit() - at < FRAME
        || (all.getInt(at) == MAGIC && all.getInt(at + 4) > all.limit() - at - FRAME);
  }

  private static boolean blank(ByteBuffer all, int from) {
    for (int at = from; at < all.limit(); at++) {
      if (all.get(at) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int next(ByteBuffer all, int from) {
    for (int at = from; at + FRAME <= all.limit(); at++) {
      if (frame(all, at).isPresent()) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<Frame> frame(ByteBuffer all, int at) {
    if (at + FRAME > all.limit() || all.getInt(at) != MAGIC) {
      return Optional.empty();
    }
    int length = all.getInt(at + 4);
    if (length < 0 || length > all.limit() - at - FRAME) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Frame(at, length, decode(all.slice(at, FRAME + length))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the status of a whole frame.
   *
   * @throws IOException when it is damaged
   */
  static Status decode(ByteBuffer frame) throws IOException {
    int length = frame.getInt(4);
    CRC32C crc = new CRC32C();
    if (length != frame.limit() - FRAME || frame.getInt(0) != MAGIC) {
      throw new IOException("a status is damaged");
    }
    crc.update(frame.slice(0, 8 + length));
    if (frame.getInt(8 + length) != (int) crc.getValue()) {
      throw new IOException("a status is damaged");
    }
    byte[] json = new byte[length];
    frame.get(8, json);
    return StatusJson.read(json);
  }
}
