package org.mithaq.cli.register;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a file of text, each decoded alone, so that a bad byte costs its line only. */
final class CsvLines {
  private static final int LONGEST = 1 << 20;

  private final List<Optional<String>> lines = new ArrayList<>();

  /**
   * @param bytes UTF-8, with or without a byte order mark; lines end with LF or CRLF
   * @param most after one line more than these, the rest is left
   */
  CsvLines(byte[] bytes, int most) {
    boolean mark =
        bytes.length > 2
            && (bytes[0] & 0xFF) == 0xEF
            && (bytes[1] & 0xFF) == 0xBB
            && (bytes[2] & 0xFF) == 0xBF;
    int from = mark ? 3 : 0;
    for (int i = from; i <= bytes.length && lines.size() <= most; i++) {
      if (i == bytes.length ? from < i : bytes[i] == '\n') {
        boolean cr = i > from && bytes[i - 1] == '\r';
        lines.add(decoded(bytes, from, cr ? i - 1 : i));
        from = i + 1;
      }
    }
  }

  int count() {
    return lines.size();
  }

  /** A line from its index; empty if it is not UTF-8 or longer than 1 MiB. */
  Optional<String> line(int index) {
    return lines.get(index);
  }

  private static Optional<String> decoded(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
