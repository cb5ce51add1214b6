package org.mithaq.cli.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo's invented parties have in the register: themselves, positions, their circle. */
public final class Exercise {

  private static final String OBJECTS = "/org/mithaq/cli/sample/exercise.jsonl";
  private static final String BY = "\"created_by_ref\":\"";

  private Exercise() {}

  /** The objects by the id of the party that submits them, in the order in which they enter. */
  public static Map<String, List<byte[]>> objects() {
    Map<String, List<byte[]>> byParty = new LinkedHashMap<>();
    try (InputStream in = Exercise.class.getResourceAsStream(OBJECTS)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + OBJECTS + " is missing.");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .forEach(line ->
              byParty
                  .computeIfAbsent(party(line), _ -> new ArrayList<>())
                  .add(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byParty;
  }

  private static String party(String line) {
    int from = line.indexOf(BY) + BY.length();
    return line.substring(from, line.indexOf('"', from));
  }
}
