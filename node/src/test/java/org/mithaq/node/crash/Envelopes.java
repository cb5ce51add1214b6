package org.mithaq.node.crash;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts TAXII envelopes together and takes them apart again, byte for byte, without parsing. */
public final class Envelopes {

  private static final byte[] LIST = "\"objects\":[".getBytes(StandardCharsets.US_ASCII);

  private Envelopes() {}

  public static byte[] of(List<byte[]> objects) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"objects\":[".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < objects.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(objects.get(i));
    }
    body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  public static byte[] of(byte[]... objects) {
    return of(List.of(objects));
  }

  /** The bytes of each object of an envelope; none where it is empty. */
  public static List<byte[]> split(byte[] envelope) {
    List<byte[]> objects = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int at = begin(envelope); at < envelope.length; at++) {
      byte b = envelope[at];
      if (quoted) {
        if (b == '\\') {
          at++;
        } else {
          quoted = b != '"';
        }
      } else if (b == '"') {
        quoted = true;
      } else if (b == '{') {
        start = depth == 0 ? at : start;
        depth++;
      } else if (b == '}') {
        depth--;
        if (depth == 0) {
          objects.add(Arrays.copyOfRange(envelope, start, at + 1));
        }
      } else if (b == ']' && depth == 0) {
        break;
      }
    }
    return objects;
  }

  private static int begin(byte[] envelope) {
    for (int at = 0; at + LIST.length <= envelope.length; at++) {
      if (Arrays.equals(envelope, at, at + LIST.length, LIST, 0, LIST.length)) {
        return at + LIST.length;
      }
    }
    return envelope.length;
  }
}
