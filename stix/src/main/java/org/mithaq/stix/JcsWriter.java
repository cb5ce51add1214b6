package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the canonical form of JSON values while they are parsed, without building a tree. */
final class JcsWriter implements AutoCloseable {
  /** Deep enough for any STIX object; each level costs stack. */
  static final int MOST_DEPTH = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Names come from strangers: no table of them is kept from one object to the next.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH + 1)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private int depth;

  /** A member of an object whose value stands in the output already, from start to end. */
  private record Member(String name, int start, int end) {}

  /** Starts on the bytes from offset on; they are UTF-8 without a byte order mark. */
  JcsWriter(byte[] json, int offset, int length) throws JcsException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(json, offset, length))
              .toString();
      this.parser = JSON.createParser(text);
    } catch (CharacterCodingException e) {
      throw new JcsException("The bytes are not UTF-8.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves to the next token; empty input and what follows the value are the caller's to judge. */
  JsonToken next() throws JcsException {
    JsonToken token = nextOrEnd();
    if (token == null) {
      throw new JcsException("The JSON ends too early.");
    }
    return token;
  }

  /** Checks that nothing follows. */
  void end() throws JcsException {
    if (nextOrEnd() != null) {
      throw new JcsException("Something follows the JSON value.");
    }
  }

  /** Moves to the end of the value that starts at the current token. */
  void skip() throws JcsException {
    try {
      parser.skipChildren();
    } catch (JsonProcessingException e) {
      throw new JcsException("Not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable JsonToken nextOrEnd() throws JcsException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw new JcsException("Not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The current token's text. */
  String text() throws JcsException {
    try {
      return parser.getText();
    } catch (JsonProcessingException e) {
      throw new JcsException("Not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the value that starts at the current token and stops at its last token. */
  void value(StringBuilder out) throws JcsException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> object(out);
      case START_ARRAY -> array(out);
      case VALUE_STRING -> string(text(), out);
      case VALUE_NUMBER_INT -> out.append(JcsNumber.ofInteger(text()));
      case VALUE_NUMBER_FLOAT -> out.append(JcsNumber.ofDecimal(text()));
      case VALUE_TRUE -> out.append("true");
      case VALUE_FALSE -> out.append("false");
      case VALUE_NULL -> out.append("null");
      default -> throw new JcsException("A JSON value is missing.");
    }
  }

  private void object(StringBuilder out) throws JcsException {
    deeper();
    List<Member> members = new ArrayList<>();
    out.append('{');
    int from = out.length();
    boolean sorted = true;
    while (next() != JsonToken.END_OBJECT) {
      String name = text();
      int start = out.length();
      string(name, out);
      out.append(':');
      next();
      value(out);
      out.append(',');
      sorted &= members.isEmpty() || members.getLast().name().compareTo(name) < 0;
      members.add(new Member(name, start, out.length()));
    }
    if (!sorted) {
      sort(out, from, members);
    }
    close(out, '}', !members.isEmpty());
  }

  /** String order in Java is the order of UTF-16 code units, which RFC 8785 asks for. */
  private static void sort(StringBuilder out, int from, List<Member> members) throws JcsException {
    members.sort(Comparator.comparing(Member::name));
    String unsorted = out.substring(from);
    out.setLength(from);
    String last = null;
    for (Member member : members) {
      if (member.name().equals(last)) {
        throw new JcsException(
            "The member " + shown(member.name()) + " stands twice in one object.");
      }
      out.append(unsorted, member.start() - from, member.end() - from);
      last = member.name();
    }
  }

  private void array(StringBuilder out) throws JcsException {
    deeper();
    out.append('[');
    boolean any = false;
    while (next() != JsonToken.END_ARRAY) {
      value(out);
      out.append(',');
      any = true;
    }
    close(out, ']', any);
  }

  private void deeper() throws JcsException {
    if (++depth > MOST_DEPTH) {
      throw new JcsException("The JSON nests deeper than " + MOST_DEPTH + " levels.");
    }
  }

  private void close(StringBuilder out, char bracket, boolean afterComma) {
    depth--;
    if (afterComma) {
      out.setCharAt(out.length() - 1, bracket);
    } else {
      out.append(bracket);
    }
  }

  static void string(String value, StringBuilder out) throws JcsException {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append(c < 0x10 ? "\\u000" : "\\u001").append(Character.forDigit(c & 0xf, 16));
          } else if (!Character.isSurrogate(c)) {
            out.append(c);
          } else if (i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1))) {
            out.append(c).append(value.charAt(++i));
          } else {
            throw new JcsException("A string holds half of a surrogate pair.");
          }
        }
      }
    }
    out.append('"');
  }

  static String shown(String name) {
    return "\u00ab" + (name.length() > 60 ? name.substring(0, 60) + "\u2026" : name) + "\u00bb";
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
