package org.mithaq.node.site.threats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mithaq.stix.Json;

/**
 * An object's values, each by its path such as {@code external_references[0].url}, with numbers as
 * they were written.
 *
 * @param byPath in the order of the object
 * @param more whether there were more than {@link #MOST}
 */
public record Leaves(Map<String, String> byPath, boolean more) {

  /** Most values of one object. */
  public static final int MOST = 2000;

  /** Greatest length of a value that is kept, characters. */
  private static final int LONGEST = 1 << 20;

  static final Leaves NONE = new Leaves(Map.of(), false);

  /** Reads an object; what cannot be read has no values. */
  public static Leaves of(byte[] object) {
    Map<String, String> found = new LinkedHashMap<>();
    try (JsonParser parser = Json.FACTORY.createParser(object)) {
      parser.nextToken();
      return new Leaves(found, !value(parser, "", found));
    } catch (IOException e) {
      return NONE;
    }
  }

  /** False where there is no room any more. */
  private static boolean value(JsonParser parser, String path, Map<String, String> into)
      throws IOException {
    if (into.size() >= MOST) {
      return false;
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (!value(parser, path.isEmpty() ? name : path + "." + name, into)) {
          return false;
        }
      }
    } else if (token == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        if (!value(parser, path + "[" + i + "]", into)) {
          return false;
        }
      }
    } else {
      String text = parser.getText();
      into.put(path, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }
    return true;
  }

  /** The name of the top-level property that a path begins with. */
  public static String top(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return path.substring(0, end);
  }
}
