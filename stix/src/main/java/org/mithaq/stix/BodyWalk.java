package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One read of one body: tells its form from its first keys and hands on its objects. */
final class BodyWalk {
  private final Splitter in;
  private final boolean lines;
  private final Limits limits;
  private final ObjectCheck check;
  private final JsonFactory factory;
  private final Consumer<? super StixObject> consumer;
  private final List<Finding> findings = new ArrayList<>();
  private BodySummary.Form form = BodySummary.Form.EMPTY;
  private long count;
  private boolean more;
  private String next = "";

  BodyWalk(
      Splitter in,
      boolean lines,
      Limits limits,
      ObjectCheck check,
      JsonFactory factory,
      Consumer<? super StixObject> consumer) {
    this.in = in;
    this.lines = lines;
    this.limits = limits;
    this.check = check;
    this.factory = factory;
    this.consumer = consumer;
  }

  BodySummary run() throws IOException, MalformedBodyException {
    try {
      skipByteOrderMark();
      for (int roots = 0; ; roots++) {
        int first = in.peek();
        if (first < 0) {
          return new BodySummary(form, count, more, next, findings);
        }
        if (roots > 0 && !lines) {
          throw problem(
              MalformedBodyException.Reason.JSON, "The body goes on after its one JSON value");
        }
        switch (first) {
          case '{' -> root();
          case '[' -> {
            in.advance();
            form = BodySummary.Form.ARRAY;
            elements("");
          }
          default ->
              throw problem(
                  MalformedBodyException.Reason.FORM,
                  "Expected a JSON object or array with STIX objects");
        }
        if (roots > 0) {
          form = BodySummary.Form.LINES;
        }
      }
    } catch (Splitter.Unfinished e) {
      throw problem(MalformedBodyException.Reason.JSON, "The body ends inside a JSON value");
    }
  }

  private void skipByteOrderMark() throws IOException {
    if (in.peek() == 0xEF) {
      in.advance();
      if (in.peek() == 0xBB) {
        in.advance();
        if (in.peek() == 0xBF) {
          in.advance();
        }
      }
    }
  }

  /** A JSON object at the top: a bundle or envelope, or else the one object of the body. */
  private void root() throws IOException, MalformedBodyException, Splitter.Unfinished {
    in.mark();
    long start = in.position();
    Wrapper container = new Wrapper();
    in.advance();
    if (in.peek() == '}') {
      in.advance();
    } else {
      boolean open = true;
      while (open) {
        member(container);
        open = in.peek() == ',';
        if (!open && in.peek() != '}') {
          throw expected("«,» or «}»");
        }
        in.advance();
      }
    }
    if (container.holds()) {
      form = container.form();
      findings.addAll(container.check(count));
    } else {
      form = BodySummary.Form.OBJECT;
      object(start, lines ? "[" + count + "]" : "");
    }
  }

  private void member(Wrapper container)
      throws IOException, MalformedBodyException, Splitter.Unfinished {
    if (in.peek() != '"') {
      throw expected("a key");
    }
    if (container.opened) {
      in.mark();
    }
    String key = string();
    if (in.peek() != ':') {
      throw expected("«:»");
    }
    in.advance();
    int first = in.peek();
    if (key.equals("objects") && first == '[' && container.mayOpen()) {
      if (container.opened) {
        throw problem(MalformedBodyException.Reason.FORM, "The key «objects» stands twice");
      }
      container.opened = true;
      in.unmark();
      in.advance();
      elements("objects");
      return;
    }
    long at = in.position();
    value(1);
    remember(container, key, at);
  }

  private void remember(Wrapper container, String key, long at)
      throws IOException, MalformedBodyException {
    switch (key) {
      case "type" -> {
        container.type = small(at);
        in.sawType(at + 1, (int) (in.position() - at - 2));
        container.strange = true;
      }
      case "id" -> {
        container.id = small(at);
        container.strange = true;
      }
      case "more" -> more = small(at).equals("true");
      case "next" -> next = small(at);
      default -> container.strange = true;
    }
    if (container.opened) {
      wellFormed(at);
    }
  }

  /** The elements of a list whose bracket is consumed. */
  private void elements(String list)
      throws IOException, MalformedBodyException, Splitter.Unfinished {
    int first = in.peek();
    if (first == ']') {
      in.advance();
      return;
    }
    for (long index = 0; ; index++) {
      first = in.peek();
      in.mark();
      long start = in.position();
      value(0);
      String place = list + "[" + index + "]";
      if (first == '{') {
        object(start, place);
      } else {
        notAnObject(start, place);
      }
      in.unmark();
      int after = in.peek();
      if (after != ',' && after != ']') {
        throw expected("«,» or «]»");
      }
      in.advance();
      if (after == ']') {
        return;
      }
    }
  }

  private void value(int depth) throws IOException, MalformedBodyException, Splitter.Unfinished {
    int first = in.peek();
    if (first < 0 || first == ',' || first == ':' || first == '}' || first == ']') {
      throw expected("a value");
    }
    in.skipValue(depth);
  }

  private void object(long start, String place) throws MalformedBodyException {
    ObjectCheck.Span span = span(start, place);
    if (in.dropped()) {
      consumer.accept(
          check.refused(
              span,
              "",
              "too-large",
              "The object has more than " + limits.objectBytes() + " bytes."));
      return;
    }
    String type = "";
    if (in.typeLength() >= 0 && in.typeLength() <= 250) {
      type =
          new String(in.array(), in.indexOf(in.typeAt()), in.typeLength(), StandardCharsets.UTF_8);
    }
    ObjectCheck.Scan scan =
        new ObjectCheck.Scan(
            type, in.deepest(), in.longestString(), in.nonAscii(), in.surrogates());
    try {
      consumer.accept(check.check(span, scan));
    } catch (ObjectCheck.Broken e) {
      throw in.malformed(
          MalformedBodyException.Reason.JSON,
          "Malformed JSON" + (place.isEmpty() ? "" : " in " + place) + ": " + e.getMessage(),
          start + e.at());
    }
  }

  private void notAnObject(long start, String place) throws IOException, MalformedBodyException {
    if (!in.dropped()) {
      wellFormed(start);
    }
    consumer.accept(
        check.refused(span(start, place), "", "not-an-object", "Must be a JSON object."));
  }

  private ObjectCheck.Span span(long start, String place) throws MalformedBodyException {
    if (count >= limits.objects()) {
      throw in.malformed(
          MalformedBodyException.Reason.LIMIT,
          "The body holds more than " + limits.objects() + " objects; send it in parts",
          start);
    }
    long length = in.position() - start;
    return in.dropped()
        ? new ObjectCheck.Span(new byte[0], 0, 0, start, count++, place)
        : new ObjectCheck.Span(in.array(), in.indexOf(start), (int) length, start, count++, place);
  }

  /** The key at this place, as written. */
  private String string() throws IOException, MalformedBodyException, Splitter.Unfinished {
    long start = in.position() + 1;
    in.advance();
    in.string();
    int length = (int) Math.min(64, in.position() - 1 - start);
    return in.dropped()
        ? ""
        : new String(in.array(), in.indexOf(start), length, StandardCharsets.UTF_8);
  }

  /** The text of a small value that begins at the place and has just been consumed. */
  private String small(long at) throws IOException, MalformedBodyException {
    long length = in.position() - at;
    if (in.dropped() || length > 4096) {
      return "";
    }
    try (JsonParser json = factory.createParser(in.array(), in.indexOf(at), (int) length)) {
      json.nextToken();
      return Optional.ofNullable(json.getText()).orElse("");
    } catch (JsonProcessingException e) {
      throw in.malformed(MalformedBodyException.Reason.JSON, "Malformed JSON", at);
    }
  }

  /** Parses a value that nobody reads, only to see that it is well formed. */
  private void wellFormed(long at) throws IOException, MalformedBodyException {
    long length = in.position() - at;
    if (in.dropped() || length > limits.objectBytes()) {
      throw in.malformed(
          MalformedBodyException.Reason.LIMIT,
          "The value has more than " + limits.objectBytes() + " bytes",
          in.position());
    }
    try (JsonParser json = factory.createParser(in.array(), in.indexOf(at), (int) length)) {
      while (json.nextToken() != null) {
        // Every token is wanted, none is kept.
      }
    } catch (JsonProcessingException e) {
      throw in.malformed(
          MalformedBodyException.Reason.JSON,
          "Malformed JSON: " + Quote.name(e.getOriginalMessage()),
          at);
    }
  }

  private MalformedBodyException expected(String what) throws IOException {
    int found = in.peek();
    return problem(
        MalformedBodyException.Reason.JSON,
        "Expected "
            + what
            + ", found "
            + (found < 0 ? "the end" : found > ' ' && found < 0x7F ? "" + (char) found : "a byte"));
  }

  private MalformedBodyException problem(MalformedBodyException.Reason reason, String text) {
    return in.malformed(reason, text, in.position());
  }
}
