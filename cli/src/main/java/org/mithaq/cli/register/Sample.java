package org.mithaq.cli.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample accord: the Paris Call and what stood around it, each fact with its source. The same
 * ids and bytes wherever it is read.
 */
public final class Sample {
  /** Stands for the depositary where the objects are written: an id that is nobody's. */
  static final String DEPOSITARY = "identity--00000000-0000-5000-8000-000000000000";

  private static final String OBJECTS = "/org/mithaq/cli/sample/objects.jsonl";

  private Sample() {}

  /**
   * The objects, as they are to be sent: each after those that it names, translations right after
   * what they translate.
   *
   * @param depositary id of the identity that keeps the register and is steward of the circles;
   *     that identity is not among the objects
   */
  public static List<byte[]> objects(String depositary) {
    if (depositary.length() != DEPOSITARY.length() || !depositary.startsWith("identity--")) {
      throw new IllegalArgumentException("the depositary is the id of an identity");
    }
    String text = text().replace(DEPOSITARY, depositary);
    List<byte[]> objects = new ArrayList<>(1024);
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      objects.add(text.substring(from, end).getBytes(StandardCharsets.ISO_8859_1));
      from = end + 1;
    }
    return objects;
  }

  private static String text() {
    try (InputStream in = Sample.class.getResourceAsStream(OBJECTS)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource " + OBJECTS + " is missing: the build makes it from the sample's YAML.");
      }
      // A char for each byte: nothing but the id is read here.
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
