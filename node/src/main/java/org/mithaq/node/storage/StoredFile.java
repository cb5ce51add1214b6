package org.mithaq.node.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file of a {@link Storage}. */
public interface StoredFile extends Closeable {

  long size() throws IOException;

  /** Fills the buffer from the position, as far as the file goes; returns the bytes read. */
  int read(ByteBuffer into, long position) throws IOException;

  /** Writes all that remains in the buffer at the position, extending the file as needed. */
  void write(ByteBuffer from, long position) throws IOException;

  /** Cuts or, with zeros that take no room, extends. */
  void resize(long size) throws IOException;

  /** Makes the content durable; its times need not be. */
  void sync() throws IOException;

  @Override
  void close() throws IOException;
}
