package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The state that the checks of one read share; holds one object at a time. */
final class Pass {
  final TypeTable table;
  final Limits limits;
  final Place path = new Place();
  final Findings findings;
  final Harvest harvest = new Harvest();
  final TimestampText timestamp = new TimestampText();

  private final List<Frame> frames = new ArrayList<>();
  private int depth;
  private int properties;
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private boolean surrogates;

  Pass(TypeTable table, Limits limits) {
    this.table = table;
    this.limits = limits;
    this.findings = new Findings(limits.findings(), path);
  }

  void begin(String place, byte[] source, int from, int count, boolean mayHaveSurrogates) {
    path.begin(place);
    findings.begin();
    harvest.begin();
    depth = 0;
    properties = 0;
    bytes = source;
    offset = from;
    length = count;
    surrogates = mayHaveSurrogates;
  }

  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** A frame for the JSON object that begins, one level further down. */
  Frame down() {
    if (depth == frames.size()) {
      frames.add(new Frame());
    }
    Frame frame = frames.get(depth++);
    frame.begin();
    return frame;
  }

  void up() {
    depth--;
  }

  /** The frame of the object itself. */
  Frame top() {
    return frames.getFirst();
  }

  /** Counts a key. */
  void key() throws Overflow {
    if (++properties > limits.properties()) {
      throw new Overflow(
          "too-many-properties",
          "The object has more than " + limits.properties() + " properties; split it.");
    }
  }

  /** Reports a key that its object has already. */
  void duplicate() {
    findings.fatal("duplicate-key", "The key stands twice in one JSON object.");
  }

  /** Reports a value of the wrong JSON type and leaves it behind. */
  void wrong(JsonParser json, JsonToken token, String wanted, Any any)
      throws IOException, Overflow {
    if (token == JsonToken.VALUE_NULL) {
      findings.violation("null-value", "null is no value in STIX; leave the property out.");
    } else {
      findings.violation("wrong-type", "Must be " + wanted + ", is " + said(token) + ".");
    }
    any.walk(json, token);
  }

  private static String said(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction or exponent";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "something else";
    };
  }

  /** The text of a string, whose characters must all be Unicode scalar values. */
  String text(JsonParser json) throws IOException {
    String text = json.getText();
    if (surrogates) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else if (Character.isSurrogate(c)) {
          findings.violation("lone-surrogate", "The string holds half of a surrogate pair.");
          break;
        }
      }
    }
    return text;
  }

  /** A bound inside one object is broken: it is given up, its neighbours are not. */
  static final class Overflow extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    Overflow(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }

    String code() {
      return code;
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
