package org.mithaq.node;

import java.util.List;
import java.util.regex.Pattern;

/**
 * All that may differ between two answers which say the same, in one place: what is drawn at
 * random, or made of it. Each mask keeps the length, so that the length is compared.
 */
final class Randomness {

  private record Mask(String why, Pattern pattern) {}

  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  private static final List<Mask> MASKS =
      List.of(
          new Mask(
              "an error under /taxii2/ has an id of its own, to be told to the operator",
              Pattern.compile("(?<=\"error_id\":\")" + UUID)),
          new Mask(
              "a submission's status has a drawn id, which only its party can use",
              Pattern.compile("(?<=\\{\"id\":\")" + UUID + "(?=\",\"status\":\"complete\")")));

  /** Salts are drawn, and roots, hashes and signatures are made of them. */
  private static final Pattern HASHES = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

  private Randomness() {}

  /** What a node says twice. */
  static String masked(String answer) {
    String masked = answer;
    for (Mask mask : MASKS) {
      masked = mask.pattern.matcher(masked).replaceAll(found -> "*".repeat(found.group().length()));
    }
    return masked;
  }

  /** Tiles are nothing but hashes, in bytes. */
  private static boolean isTile(String path) {
    return path.startsWith("/log/tile/");
  }

  /** What two nodes say at an address of which each has drawn its own salts. */
  static String maskedHashes(String path, AccessNode.Answer said) {
    String answer = isTile(path) ? said.status() + "\n" + said.headers() : said.all();
    return HASHES.matcher(masked(answer)).replaceAll(found -> "*".repeat(found.group().length()));
  }
}
