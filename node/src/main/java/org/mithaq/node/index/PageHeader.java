package org.mithaq.node.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.mithaq.node.storage.StoredFile;

/**
 * The first 64 bytes of a page file: {@code MithaqPg}, u32 version, u32 CRC32C of all other bytes,
 * the vault's identity (32 bytes), the secret that ids are hashed with (16 bytes).
 */
final class PageHeader {

  private static final long MAGIC = 0x67507161_6874694DL;
  private static final int VERSION = 2;
  private static final int CRC_AT = 12;
  private static final int IDENTITY_AT = 16;
  static final int IDENTITY_BYTES = 32;

  private PageHeader() {}

  static ByteBuffer write(byte[] identity, KeyedHash hash) {
    ByteBuffer header = ByteBuffer.allocate(PageEntry.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putInt(VERSION).putInt(0).put(identity);
    hash.writeKey(header);
    header.putInt(CRC_AT, crc(header.array()));
    return header.flip();
  }

  static KeyedHash read(StoredFile file, byte[] identity) throws IOException, DamagedPageException {
    ByteBuffer header = ByteBuffer.allocate(PageEntry.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.read(header, 0);
    byte[] bytes = header.array();
    if (header.hasRemaining()
        || header.getLong(0) != MAGIC
        || header.getInt(8) != VERSION
        || header.getInt(CRC_AT) != crc(bytes)) {
      throw new DamagedPageException("no whole header");
    }
    int end = IDENTITY_AT + IDENTITY_BYTES;
    if (!Arrays.equals(bytes, IDENTITY_AT, end, identity, 0, IDENTITY_BYTES)) {
      throw new DamagedPageException("made from another vault");
    }
    return new KeyedHash(Arrays.copyOfRange(bytes, end, end + KeyedHash.KEY_BYTES));
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CRC_AT);
    crc.update(header, IDENTITY_AT, header.length - IDENTITY_AT);
    return (int) crc.getValue();
  }
}
