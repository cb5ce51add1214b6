package org.mithaq.stix;

import java.nio.charset.StandardCharsets;

/**
 * The JSON Canonicalization Scheme (RFC 8785): members in the order of their names' UTF-16 code
 * units, no white space, numbers as ECMAScript writes them, the fewest escapes.
 *
 * <p>Refused, as I-JSON (RFC 7493) asks: bytes that are not UTF-8, a byte order mark, lone
 * surrogates, members that stand twice, integer literals beyond 2^53 that a double would change,
 * numbers beyond a double, and nesting beyond 100 levels.
 */
public final class Jcs {
  private Jcs() {}

  /** The canonical form of one JSON value, in UTF-8. */
  public static byte[] canonical(byte[] json) throws JcsException {
    return canonical(json, 0, json.length);
  }

  /** The canonical form of the JSON value that fills a range of bytes, in UTF-8. */
  public static byte[] canonical(byte[] json, int offset, int length) throws JcsException {
    StringBuilder out = new StringBuilder(length);
    try (JcsWriter writer = new JcsWriter(json, offset, length)) {
      writer.next();
      writer.value(out);
      writer.end();
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
