package org.mithaq.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that pass; one thread reads, any may ask. */
final class Meter extends FilterInputStream {
  private volatile long passed;

  Meter(InputStream in) {
    super(in);
  }

  long passed() {
    return passed;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the reading thread writes
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    passed += Math.max(read, 0);
    return read;
  }
}
