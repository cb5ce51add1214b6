package org.mithaq.node.vault;

import java.nio.ByteBuffer;

/**
 * Reads records by their place in the vault. Every read checks the checksums of what it returns.
 */
public interface Records {

  /**
   * Copies the object of the act, byte for byte.
   *
   * @param into has room for {@code length} bytes; its position moves behind them
   * @throws DamagedRecordException when the record is not whole, is not the one named, or was
   *     erased; the buffer's position has not moved
   */
  void copyObject(long place, long sequence, int length, ByteBuffer into)
      throws DamagedRecordException;

  /** The object of the act, byte for byte, after the same checks. */
  default byte[] object(long place, long sequence, int length) throws DamagedRecordException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    copyObject(place, sequence, length, bytes);
    return bytes.array();
  }

  /** Reads the act's headers back. */
  Act read(long place) throws DamagedRecordException;

  /** Reads what the act shows, after the same checks. */
  default ShownHeader shown(long place) throws DamagedRecordException {
    return read(place).shown();
  }

  /** Whether the record is about the id; one that cannot be read is taken to be. */
  default boolean isAbout(long place, String id) {
    try {
      return shown(place).id().equals(id);
    } catch (DamagedRecordException e) {
      return true;
    }
  }

  /** Calls the consumer with every readable act from a sequence number on, in order. */
  void scan(long fromSequence, java.util.function.Consumer<Act> consumer);
}
