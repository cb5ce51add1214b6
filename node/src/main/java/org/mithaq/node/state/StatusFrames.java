package org.mithaq.node.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** The opening of the JSON, up to the status's id, the id, and a quotation mark. */
  private static final int ID_AT = 2;

  private static final int ID_LENGTH = 36;
  private static final int ID_END = ID_AT + ID_LENGTH + 1;

  /** Where a whole status lies; the status itself is read when it is asked for. */
  record Frame(long offset, int length, UUID id) {}

  static StatusFrames read(StoredFile file) throws IOException {
    FileWindow window = new FileWindow(file);
    List<Frame> whole = new ArrayList<>();
    List<Long> damaged = new ArrayList<>();
    long at = 0;
    while (at < window.end()) {
      Optional<Frame> frame = frame(window, at);
      if (frame.isPresent()) {
        whole.add(frame.get());
        at += FRAME + frame.get().length;
        continue;
      }
      long next = next(window, at + 1);
      if (next < 0 && unfinished(window, at)) {
        break;
      }
      damaged.add(at);
      at = next < 0 ? window.end() : next;
    }
    return new StatusFrames(whole, damaged, at);
  }

  /**
   * Whether the file ends before its last frame does, or a power failure kept its length but none
   * of its bytes.
   */
  private static boolean unfinished(FileWindow window, long at) throws IOException {
    long left = window.end() - at;
    if (left < FRAME || blank(window, at)) {
      return true;
    }
    ByteBuffer lead = window.from(at, FRAME);
    return lead.getInt(0) == MAGIC && lead.getInt(4) > left - FRAME;
  }

  private static boolean blank(FileWindow window, long from) throws IOException {
    for (long at = from; at < window.end(); ) {
      ByteBuffer piece = window.from(at, 1);
      at += piece.limit();
      while (piece.hasRemaining()) {
        if (piece.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static long next(FileWindow window, long from) throws IOException {
    for (long at = from; at + FRAME <= window.end(); at++) {
      if (window.from(at, FRAME).getInt(0) == MAGIC && frame(window, at).isPresent()) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<Frame> frame(FileWindow window, long at) throws IOException {
    long left = window.end() - at - FRAME;
    if (left < ID_END) {
      return Optional.empty();
    }
    ByteBuffer lead = window.from(at, FRAME + ID_END);
    int length = lead.getInt(4);
    if (lead.getInt(0) != MAGIC || length < ID_END || length > left) {
      return Optional.empty();
    }
    // First the id: inside a status no text can look like this, for its quotation marks are
    // escaped.
    Optional<UUID> id = id(lead);
    return id.isPresent() && isWhole(window, at, length)
        ? Optional.of(new Frame(at, length, id.get()))
        : Optional.empty();
  }

  private static Optional<UUID> id(ByteBuffer lead) {
    byte[] opening = new byte[ID_END];
    lead.get(8, opening);
    String text = new String(opening, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("[\"") || !text.endsWith("\"")) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text.substring(ID_AT, ID_AT + ID_LENGTH)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(FileWindow window, long at, int length) throws IOException {
    CRC32C crc = new CRC32C();
    long end = at + 8 + length;
    long from = at;
    while (from < end) {
      ByteBuffer piece = window.from(from, 1);
      int bytes = (int) Math.min(piece.limit(), end - from);
      crc.update(piece.limit(bytes));
      from += bytes;
    }
    return window.from(end, 4).getInt(0) == (int) crc.getValue();
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
