package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks values that the table says nothing of: only keys and numbers are looked at. */
final class Any {
  private final Pass pass;

  Any(Pass pass) {
    this.pass = pass;
  }

  /** Consumes the value that the token begins. */
  void walk(JsonParser json, JsonToken token) throws IOException, Pass.Overflow {
    switch (token) {
      case START_OBJECT -> members(json);
      case START_ARRAY -> elements(json);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
      case VALUE_STRING -> {
        // Skipped unread; the parser still checks that it is well formed.
      }
      default -> {
        // Literals need no look.
      }
    }
  }

  /** Refuses a number of too many characters, whose value nobody has computed. */
  void number(JsonParser json) throws IOException, Pass.Overflow {
    if (json.getTextLength() > pass.limits.numberChars()) {
      throw new Pass.Overflow(
          "number-too-long",
          "The number has more than " + pass.limits.numberChars() + " characters.");
    }
  }

  private void members(JsonParser json) throws IOException, Pass.Overflow {
    Frame frame = pass.down();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      pass.key();
      pass.path.push(name);
      if (!frame.first(name)) {
        pass.duplicate();
      }
      walk(json, json.nextToken());
      pass.path.pop();
    }
    pass.up();
  }

  private void elements(JsonParser json) throws IOException, Pass.Overflow {
    JsonToken token;
    int index = 0;
    while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
      if (token.isStructStart()) {
        pass.path.push(index);
        walk(json, token);
        pass.path.pop();
      } else {
        walk(json, token);
      }
      index++;
    }
  }
}
