package org.mithaq.tlog;

import java.nio.charset.StandardCharsets;

/**
 * The name of a witness or a group within a policy (tlog-policy, «Character set»): bytes without
 * spaces and control characters, compared as bytes. {@code octets} has one character, 0 to 255, for
 * each byte.
 */
public record PolicyName(String octets) {

  private static final int LONGEST = 1024;

  /**
   * Checks the characters.
   *
   * @throws IllegalArgumentException if it is empty, too long, or has others than are allowed
   */
  public PolicyName {
    if (octets.isEmpty() || octets.length() > LONGEST) {
      throw new IllegalArgumentException("A name has 1 to " + LONGEST + " bytes.");
    }
    if (octets.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c > 0xff)) {
      throw new IllegalArgumentException("A name has no spaces and no control characters.");
    }
  }

  /** The name that a text is in UTF-8. */
  public static PolicyName of(String text) {
    return new PolicyName(new String(Text.encode(text), StandardCharsets.ISO_8859_1));
  }

  /** The name as text, for people. */
  @Override
  public String toString() {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
