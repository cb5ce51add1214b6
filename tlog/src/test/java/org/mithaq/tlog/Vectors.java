package org.mithaq.tlog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Reads the test vectors that lie beside the tests, and draws seeds that a failure shows. */
final class Vectors {

  private Vectors() {}

  static byte[] bytes(String file) throws IOException {
    try (InputStream in = Vectors.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  static String text(String file) throws IOException {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** The lines that begin with a word, each split at single spaces. */
  static List<String[]> lines(String file, String word) throws IOException {
    return text(file)
        .lines()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.split(" ", -1))
        .toList();
  }

  /** The verifier key of a label in keys.txt. */
  static VerifierKey key(String label) throws Exception {
    String start = "key " + label + " = ";
    String line = text("keys.txt").lines().filter(l -> l.startsWith(start)).findFirst().get();
    return VerifierKey.parse(line.substring(start.length()));
  }

  /** The seed of a key in keys.txt. */
  static byte[] seed(String label) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(Text.encode(label));
  }

  static Hash hash(String hex) {
    return Hash.of(HexFormat.of().parseHex(hex));
  }

  static List<Hash> hashes(String commaSeparated) {
    List<Hash> hashes = new ArrayList<>();
    for (String hex : commaSeparated.split(",")) {
      if (!hex.isEmpty()) {
        hashes.add(hash(hex));
      }
    }
    return hashes;
  }

  /** Random numbers whose seed is printed; -Dmithaq.seed=… repeats a run. */
  static Random random() {
    long seed = Long.getLong("mithaq.seed", System.nanoTime());
    System.out.println("seed " + seed);
    return new Random(seed);
  }
}
