package org.mithaq.cli.taxii;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.mithaq.cli.http.Bytes;

/**
 * A page of a collection: a TAXII envelope (2.1 §3.7) and where its objects lie in it.
 *
 * @param spans start and end of each object, in order
 */
record Page(Bytes bytes, int[] spans, int count, boolean more, Optional<String> next) {
  private static final int DEEPEST = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  int start(int index) {
    return spans[2 * index];
  }

  int length(int index) {
    return spans[2 * index + 1] - spans[2 * index];
  }

  /** Tells a page from another one. */
  long checksum() {
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, bytes.length());
    return crc.getValue();
  }

  /**
   * @throws IOException when this is no envelope
   */
  static Page parse(Bytes bytes) throws IOException {
    int[] spans = new int[2048];
    int count = 0;
    boolean more = false;
    Optional<String> next = Optional.empty();
    try (JsonParser parser = FACTORY.createParser(bytes.array(), 0, bytes.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an envelope");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("objects") && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (2 * count == spans.length) {
              spans = Arrays.copyOf(spans, 2 * spans.length);
            }
            spans[2 * count] = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            spans[2 * count + 1] = (int) parser.currentLocation().getByteOffset();
            count++;
          }
          if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("a list of objects that holds something else");
          }
        } else if (name.equals("more")) {
          more = value == JsonToken.VALUE_TRUE;
        } else if (name.equals("next") && value == JsonToken.VALUE_STRING) {
          next = Optional.of(parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
    return new Page(bytes, spans, count, more, next);
  }
}
