package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Reads one object from the bytes that hold it: one pass gives its fields and its findings. */
final class ObjectCheck {
  private final TypeTable table;
  private final Limits limits;
  private final JsonFactory factory;
  private final Pass pass;
  private final Values values;
  private final WholeCheck whole;

  ObjectCheck(
      TypeTable table, Limits limits, PatternCheck patterns, IdCheck ids, JsonFactory factory) {
    this.table = table;
    this.limits = limits;
    this.factory = factory;
    this.pass = new Pass(table, limits);
    this.values = new Values(pass);
    this.whole = new WholeCheck(pass, patterns, ids, factory);
  }

  /**
   * What the scan before the parser learned of an object.
   *
   * @param type the value of {@code type} as written, or empty
   * @param depth its levels of nesting
   * @param longestString bytes of its longest string
   * @param nonAscii whether it may hold bytes over 0x7F
   * @param surrogates whether it holds escaped surrogates
   */
  record Scan(String type, int depth, int longestString, boolean nonAscii, boolean surrogates) {}

  /** Where an object stands. */
  record Span(byte[] source, int offset, int length, long position, long index, String place) {
    StixObject object(StixObject.Fields fields) {
      return new StixObject(source, offset, length, position, index, fields);
    }
  }

  /** The JSON inside an object is not well formed. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
    private final int at;

    Broken(String problem, int at) {
      super(problem, null, false, false);
      this.at = at;
    }

    /** Bytes from the object's start to the place. */
    int at() {
      return at;
    }
  }

  /** An object that is refused before it is parsed. */
  StixObject refused(Span span, String type, String code, String sentence) {
    pass.begin(span.place(), span.source(), span.offset(), span.length(), false);
    if (table.knows(type)) {
      pass.harvest.type = type;
    }
    pass.findings.fatal(code, sentence);
    return span.object(pass.harvest.fields(pass.findings.result()));
  }

  /** Reads the object at the span. */
  StixObject check(Span span, Scan scan) throws Broken {
    if (span.length() > limits.objectBytes()) {
      return refused(
          span,
          scan.type(),
          "too-large",
          "The object has more than " + limits.objectBytes() + " bytes.");
    }
    if (scan.depth() > limits.depth()) {
      return refused(
          span,
          scan.type(),
          "too-deep",
          "The object nests deeper than " + limits.depth() + " levels.");
    }
    if (scan.longestString() > limits.stringBytes()) {
      return refused(
          span,
          scan.type(),
          "string-too-long",
          "A string has more than " + limits.stringBytes() + " bytes.");
    }
    byte[] bytes = span.source();
    int offset = span.offset();
    int end = offset + span.length();
    int malformed = scan.nonAscii() ? Utf8.firstMalformed(bytes, offset, end) : -1;
    if (malformed >= 0) {
      bytes = Utf8.masked(bytes, offset, end);
      offset = 0;
    }
    StixObject object = parse(span, bytes, offset, scan.type(), scan.surrogates(), malformed);
    // The scan compares text as written; what has escapes is understood by the parser alone.
    if (!scan.type().equals(object.type()) && table.knows(object.type())) {
      return parse(span, bytes, offset, object.type(), scan.surrogates(), malformed);
    }
    return object;
  }

  private StixObject parse(
      Span span, byte[] bytes, int offset, String type, boolean surrogates, int malformed)
      throws Broken {
    pass.begin(span.place(), bytes, offset, span.length(), surrogates);
    TypeDef def = table.type(type).orElse(table.undeclared());
    try (JsonParser json = factory.createParser(bytes, offset, span.length())) {
      json.nextToken();
      values.object(json, def);
      JsonToken after = json.nextToken();
      if (after != null) {
        throw new Broken("The object is followed by something else", span.length());
      }
      whole.check(def);
    } catch (JsonProcessingException e) {
      long at = Optional.ofNullable(e.getLocation()).map(l -> l.getByteOffset()).orElse(0L);
      throw new Broken(Quote.name(e.getOriginalMessage()), Math.clamp(at, 0, span.length()));
    } catch (Pass.Overflow e) {
      pass.findings.fatal(e.code(), e.sentence());
    } catch (IOException e) {
      throw new Broken(Quote.name(String.valueOf(e.getMessage())), 0);
    }
    if (malformed >= 0) {
      pass.path.begin(span.place());
      pass.findings.fatal(
          "utf-8",
          "Byte " + (malformed - span.offset()) + " of the object is no well-formed UTF-8.");
    }
    return span.object(pass.harvest.fields(pass.findings.result()));
  }
}
