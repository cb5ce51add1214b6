package org.mithaq.cli.taxii;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens what a user calls a file: plain or gzip, told apart by its first bytes. */
final class Inputs {
  private static final int BUFFER = 128 << 10;

  private Inputs() {}

  /**
   * @throws MalformedInputException for a packed form that is not read here
   */
  static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (starts(start, 0x1F, 0x8B)) {
      return new GZIPInputStream(in, BUFFER);
    }
    if (starts(start, 'P', 'K', 3, 4)) {
      throw new MalformedInputException("this is a zip archive: unpack it first");
    }
    if (starts(start, 0x28, 0xB5, 0x2F, 0xFD)) {
      throw new MalformedInputException("this is zstd: unpack it first, as in zstd -dc FILE | …");
    }
    return in;
  }

  private static boolean starts(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
