package org.mithaq.stix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Looks ahead for the type of an object that has more to it than its first key. */
final class TypeProbe {
  private TypeProbe() {}

  /** The value of {@code type} of the well-formed JSON object at a place, as written; or empty. */
  static String find(byte[] bytes, int from, int end) {
    Splitter splitter = Splitter.over(bytes, from, end - from);
    try {
      splitter.peek();
      splitter.mark();
      splitter.skipValue(0);
    } catch (IOException | Splitter.Unfinished e) {
      return "";
    }
    int length = splitter.typeLength();
    return length < 0
        ? ""
        : new String(bytes, splitter.indexOf(splitter.typeAt()), length, StandardCharsets.UTF_8);
  }
}
