package org.mithaq.node.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mithaq.node.storage.StoredFile;

/** Looks at a file a piece at a time: a busy day's journal is larger than any array. */
final class FileWindow {

  /** Most bytes that can be asked for at once. */
  static final int SIZE = 1 << 20;

  private final StoredFile file;
  private final long end;
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);
  private long begin;

  FileWindow(StoredFile file) throws IOException {
    this.file = file;
    end = file.size();
  }

  /** The file's size. */
  long end() {
    return end;
  }

  /**
   * What stands from an offset on, big-endian; good until the next call.
   *
   * @param least so many bytes at least, as far as the file goes; 1 to {@link #SIZE}
   */
  ByteBuffer from(long offset, int least) throws IOException {
    long had = begin + bytes.limit();
    if (offset < begin || had < Math.min(offset + least, end)) {
      bytes.clear();
      file.read(bytes, offset);
      bytes.flip();
      begin = offset;
    }
    int at = Math.toIntExact(offset - begin);
    return bytes.slice(at, bytes.limit() - at);
  }
}
