package org.mithaq.node.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Sought;

/** Reads {@code {"observables": […]}} or {@code {"ids": […]}}: one list of strings, no more. */
final class SoughtBody {

  /** Greatest length of one value, characters. */
  static final int LONGEST = 8192;

  private static final String FORM = "The body is {\"observables\": […]} or {\"ids\": […]}";
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(LONGEST)
                  .maxNameLength(100)
                  .build())
          .build();

  private SoughtBody() {}

  /**
   * What is looked for.
   *
   * @throws Refusal 400 that names the place, 413 for more than {@link Sought#MOST} values
   */
  static Sought read(Body body) throws Refusal {
    try (JsonParser json = FACTORY.createParser(body.bytes(), 0, body.length())) {
      if (json.nextToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) {
        throw bad("body", FORM + ".");
      }
      String name = json.currentName();
      if (!name.equals("observables") && !name.equals("ids")) {
        throw bad("body", FORM + "; it has no other members.");
      }
      Set<String> values = values(json, name);
      if (json.nextToken() != JsonToken.END_OBJECT) {
        throw bad("body", FORM + "; it has one member only.");
      }
      if (json.nextToken() != null) {
        throw bad("body", "The body goes on behind its end; send one object.");
      }
      return name.equals("ids") ? new Sought.Ids(values) : new Sought.Observables(values);
    } catch (IOException e) {
      // What Jackson says may quote the body; what it found wrong is one of these.
      throw bad(
          "body",
          FORM
              + ", as JSON in UTF-8, each value of at most "
              + LONGEST
              + " characters; this one"
              + " is not.");
    }
  }

  private static Set<String> values(JsonParser json, String name) throws IOException, Refusal {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw bad(name, name + " is a list of strings.");
    }
    Set<String> values = new HashSet<>();
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == Sought.MOST) {
        throw Refusal.of(
            413, "too-many", "Look up at most " + Sought.MOST + " values at a time.", name);
      }
      if (json.currentToken() != JsonToken.VALUE_STRING || json.getText().isBlank()) {
        throw bad(name + "[" + count + "]", "A value is a string, and not an empty one.");
      }
      values.add(json.getText());
      count++;
    }
    if (values.isEmpty()) {
      throw bad(name, "Give at least one value to look up.");
    }
    return values;
  }

  private static Refusal bad(String where, String message) {
    return Refusal.of(400, "bad-body", message, where);
  }
}
