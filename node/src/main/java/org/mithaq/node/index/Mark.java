package org.mithaq.node.index;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.mithaq.node.storage.Storage;

/**
 * How far the page files are durable; replaced after each sync, as {@code index/mark}.
 *
 * @param sequence all acts below it are in the page files
 * @param audiences how many audiences are in their file
 * @param entries how many entries each page file has; {@link #UNFINISHED} for one that was being
 *     rebuilt
 */
record Mark(long sequence, int audiences, Map<UUID, Integer> entries) {

  static final String NAME = "index/mark";
  static final int UNFINISHED = -1;

  private static final long MAGIC = 0x6B4D7161_6874694DL;
  private static final int VERSION = 1;
  private static final int CRC_AT = 12;
  private static final int ENTRY_BYTES = 20;

  Mark {
    entries = Map.copyOf(entries);
  }

  void write(Storage storage, byte[] identity) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(32 + identity.length + entries.size() * ENTRY_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(0).put(identity);
    bytes.putLong(sequence).putInt(audiences).putInt(entries.size());
    entries.forEach((collection, count) ->
        bytes
            .putLong(collection.getMostSignificantBits())
            .putLong(collection.getLeastSignificantBits())
            .putInt(count));
    bytes.putInt(CRC_AT, crc(bytes.array()));
    storage.replace(NAME, bytes.flip());
  }

  /** Empty where there is none, or it is damaged or from another vault. */
  static Optional<Mark> read(Storage storage, byte[] identity) throws IOException {
    byte[] content;
    try {
      content = storage.read(NAME);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
      byte[] of = new byte[identity.length];
      if (bytes.getLong() != MAGIC || bytes.getInt() != VERSION || bytes.getInt() != crc(content)) {
        return Optional.empty();
      }
      bytes.get(of);
      if (!Arrays.equals(of, identity)) {
        return Optional.empty();
      }
      long sequence = bytes.getLong();
      int audiences = bytes.getInt();
      Map<UUID, Integer> entries = new HashMap<>();
      for (int count = bytes.getInt(); count > 0; count--) {
        entries.put(new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt());
      }
      return Optional.of(new Mark(sequence, audiences, entries));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static int crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content, 0, CRC_AT);
    crc.update(content, CRC_AT + 4, content.length - CRC_AT - 4);
    return (int) crc.getValue();
  }
}
