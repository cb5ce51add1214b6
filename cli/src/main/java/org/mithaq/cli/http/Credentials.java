package org.mithaq.cli.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A name and a secret for HTTP Basic (RFC 7617).
 *
 * @param name without a colon
 */
public record Credentials(String name, String secret) {

  public Credentials {
    if (name.isEmpty() || name.contains(":")) {
      throw new IllegalArgumentException("A user is given as NAME:SECRET.");
    }
  }

  /**
   * Reads what a user gives.
   *
   * @param text NAME:SECRET; the secret may hold colons
   * @throws IllegalArgumentException when there is no name or no colon
   */
  public static Credentials parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("A user is given as NAME:SECRET.");
    }
    return new Credentials(text.substring(0, colon), text.substring(colon + 1));
  }

  String basic() {
    byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Without the secret: this may end up in a message. */
  @Override
  public String toString() {
    return name;
  }
}
