package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/**
 * Keeps the numbers of audiences, which page entries refer to, across restarts: after a page
 * header, the audience of number 0, of number 1, … each as u32 CRC32C of the rest, u32 length, text
 * in UTF-8. Written by one thread at a time, always before the entries that use a number.
 */
final class AudienceFile implements Closeable {

  static final String NAME = "index/audiences";

  private static final int FIXED = 8;

  private final StoredFile file;
  private long end;
  private int count;

  private AudienceFile(StoredFile file, long end, int count) {
    this.file = file;
    this.end = end;
    this.count = count;
  }

  static AudienceFile create(Storage storage, byte[] identity) throws IOException {
    storage.delete(NAME);
    StoredFile file = storage.open(NAME);
    file.write(PageHeader.write(identity, KeyedHash.fresh()), 0);
    return new AudienceFile(file, PageEntry.BYTES, 0);
  }

  /**
   * Opens, and gives the audiences the numbers that they had.
   *
   * @param durable how many were synced
   * @throws DamagedPageException when those are not there as they were, or the numbers are taken by
   *     others
   */
  static AudienceFile open(Storage storage, byte[] identity, int durable, Audiences audiences)
      throws IOException, DamagedPageException {
    StoredFile file = storage.open(NAME);
    try {
      PageHeader.read(file, identity);
      ByteBuffer content =
          ByteBuffer.wrap(storage.read(NAME))
              .order(ByteOrder.LITTLE_ENDIAN)
              .position(PageEntry.BYTES);
      int count = 0;
      while (isWhole(content)) {
        byte[] text = new byte[content.getInt(content.position() + 4)];
        content.position(content.position() + FIXED).get(text);
        String written = new String(text, StandardCharsets.UTF_8);
        if (audiences.intern(parse(written)) != count) {
          throw new DamagedPageException("number " + count + " is another audience's");
        }
        count++;
      }
      if (count < durable) {
        throw new DamagedPageException("audience " + count + " is damaged or missing");
      }
      file.resize(content.position());
      return new AudienceFile(file, content.position(), count);
    } catch (IOException | DamagedPageException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static boolean isWhole(ByteBuffer content) {
    int at = content.position();
    if (content.remaining() < FIXED) {
      return false;
    }
    int length = content.getInt(at + 4);
    return length >= 0
        && length <= content.remaining() - FIXED
        && content.getInt(at) == crc(content.slice(at + 4, 4 + length));
  }

  private static Audience parse(String text) throws DamagedPageException {
    try {
      return Audience.parse(text);
    } catch (IllegalArgumentException e) {
      throw new DamagedPageException("not an audience: " + e.getMessage());
    }
  }

  /** Adds the audiences that have been given a number since. */
  void follow(Audiences audiences) throws IOException {
    for (int size = audiences.size(); count < size; count++) {
      byte[] text =
          audiences.byNumber(count).orElseThrow().toString().getBytes(StandardCharsets.UTF_8);
      ByteBuffer entry =
          ByteBuffer.allocate(FIXED + text.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0);
      entry.putInt(text.length).put(text);
      entry.putInt(0, crc(entry.slice(4, 4 + text.length))).flip();
      file.write(entry, end);
      end += FIXED + text.length;
    }
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  int count() {
    return count;
  }

  void sync() throws IOException {
    file.sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
