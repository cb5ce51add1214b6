package org.mithaq.node.crash;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes STIX objects of all sizes from a seed; each version is another text. */
public final class Notes {

  public static final String CLEAR = "94868c89-83c2-464b-929b-a1a8aa3c8487";
  public static final String GREEN = "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
  public static final String AMBER = "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
  public static final String AMBER_STRICT = "939a9414-2ddd-4d32-a0cd-375ea402b003";
  public static final String RED = "e828b379-4e03-4974-9ac4-e53a884c97c1";

  private static final Pattern KEY =
      Pattern.compile("\"id\":\"([^\"]+)\".*?\"modified\":\"([^\"]+)\"");
  private static final String LETTERS = "abcdefghijklmnop «»\u00e9\u0645\u064a\u062b";

  private final Random random;

  public Notes(long seed) {
    random = new Random(seed);
  }

  public String id() {
    return "campaign--"
        + new UUID(
            random.nextLong() & ~0xF000L | 0x4000L,
            random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
  }

  /** A new object: mostly small, sometimes as large as 100 kB. */
  public byte[] next() {
    return version(id(), 1 + random.nextInt(28), size());
  }

  /** A new object of about this many bytes, quickly made. */
  byte[] large(int length) {
    String object = new String(version(id(), 1, 8), StandardCharsets.UTF_8);
    return object
        .replace("\"description\":\"", "\"description\":\"" + "x".repeat(length))
        .getBytes(StandardCharsets.UTF_8);
  }

  private int size() {
    return switch (random.nextInt(20)) {
      case 0 -> random.nextInt(100_000);
      case 1, 2, 3 -> random.nextInt(10_000);
      default -> random.nextInt(500);
    };
  }

  /** The version of a day, 1 to 28, of January 2026, with a text of this many characters. */
  public byte[] version(String id, int day, int length) {
    return marked(id, day, length, "");
  }

  /** The same, marked by the UUID of a marking definition. */
  public byte[] marked(String id, int day, int length, String marking) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    String marks =
        marking.isEmpty()
            ? ""
            : ",\"object_marking_refs\":[\"marking-definition--" + marking + "\"]";
    return """
    {"type":"campaign","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"2026-01-%02dT00:00:00.000Z","name":"n%d","description":"%s"%s}\
    """
        .formatted(id, day, random.nextInt(1 << 20), text, marks)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What tells object versions apart: id and {@code modified}. */
  public static String key(byte[] object) {
    Matcher found = KEY.matcher(new String(object, StandardCharsets.UTF_8));
    if (!found.find()) {
      throw new AssertionError("not an object of this test: " + new String(object, 0, 80));
    }
    return found.group(1) + " " + found.group(2);
  }

  static String idOf(String key) {
    return key.substring(0, key.indexOf(' '));
  }
}
