package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Checks one value against its shape, and keeps of it what its roles ask for. */
final class Values {
  private final Pass pass;
  private final Any any;
  private final MemberCheck members;
  private final Dictionaries dictionaries;
  private final References references;

  /** The key under {@code extensions} whose value is being read. */
  String currentExtension = "";

  Values(Pass pass) {
    this.pass = pass;
    this.any = new Any(pass);
    this.members = new MemberCheck(pass, this, any);
    this.dictionaries = new Dictionaries(pass, this, any);
    this.references = new References(pass);
  }

  /** Checks the object that the parser stands in, as one of the type. */
  void object(JsonParser json, TypeDef def) throws IOException, Pass.Overflow {
    members.object(json, def);
  }

  /** Checks the value that the token begins, and consumes it. */
  void check(JsonParser json, JsonToken token, Property property, Shape shape, Context context)
      throws IOException, Pass.Overflow {
    switch (shape) {
      case Shape.Plain plain -> plain(json, token, property, plain, context);
      case Shape.ListOf(Shape element) -> list(json, token, property, element, context);
      case Shape.Reference reference -> {
        if (string(json, token, "the identifier of another object")) {
          references.check(json, reference, property, context);
          keep(json, property);
        }
      }
      case Shape.Formatted(Format format) -> {
        if (string(json, token, format.wanted())) {
          formatted(json, format);
          keep(json, property);
        }
      }
      case Shape.Term term -> {
        if (string(json, token, "a term of " + term.vocabulary())) {
          term(json, term, property, context);
          keep(json, property);
        }
      }
      case Shape.Struct(Members inner) -> {
        if (property.roles().contains(Shape.Role.DEFINITION)) {
          pass.harvest.definition = true;
        }
        struct(json, token, inner, context);
      }
      case Shape.Whole(long min, long max) -> whole(json, token, min, max);
      case Shape.Real(double min, double max) -> real(json, token, min, max);
      case Shape.Dictionary(Shape value) ->
          dictionaries.dictionary(json, token, property, value, context);
    }
  }

  /** Where a value stands: the frame of its object, the type that it is part of. */
  record Context(Frame frame, TypeDef def, Optional<Container> container) {}

  private void plain(
      JsonParser json, JsonToken token, Property property, Shape.Plain shape, Context context)
      throws IOException, Pass.Overflow {
    switch (shape) {
      case ANY -> {
        if (token == JsonToken.VALUE_STRING) {
          keep(json, property);
        } else {
          any.walk(json, token);
        }
      }
      case STRING -> {
        if (string(json, token, "a string")) {
          keep(json, property);
        }
      }
      case BOOLEAN -> bool(json, token, property, context.frame());
      case TIMESTAMP, TIMESTAMP_TO_THE_SECOND -> {
        if (string(json, token, "a timestamp")) {
          timestamp(json, property, shape, context.frame());
        }
      }
      case IDENTIFIER -> {
        if (string(json, token, "an identifier")) {
          references.own(json);
          keep(json, property);
        }
      }
      case STRINGS -> {
        if (token == JsonToken.START_ARRAY) {
          list(json, token, property, Shape.Plain.STRING, context);
        } else if (string(json, token, "a list of strings")) {
          pass.findings.warning("single-value", "Should be a list, even of a single string.");
          keep(json, property);
        }
      }
      case STRING_OR_INTEGER -> {
        if (token == JsonToken.VALUE_NUMBER_INT) {
          whole(json, token, -ShapeNotation.MAX_INTEGER, ShapeNotation.MAX_INTEGER);
        } else if (string(json, token, "a string or a whole number")) {
          keep(json, property);
        }
      }
      case HASHES -> dictionaries.hashes(json, token, property);
      case TRANSLATIONS -> dictionaries.translations(json, token);
      case EXTENSIONS -> dictionaries.extensions(json, token, context, members);
      case CONTAINER -> dictionaries.container(json, token, members);
    }
  }

  /** Whether the token is a string; reports and consumes whatever else it is. */
  boolean string(JsonParser json, JsonToken token, String wanted)
      throws IOException, Pass.Overflow {
    if (token == JsonToken.VALUE_STRING) {
      return true;
    }
    pass.wrong(json, token, wanted, any);
    return false;
  }

  /** Keeps the text of the current string for each role of the property. */
  void keep(JsonParser json, Property property) throws IOException {
    if (!property.kept()) {
      if (property.roles().contains(Shape.Role.EXTENSION_PROPERTIES)) {
        pass.harvest.extensionProperties = true;
      }
      return;
    }
    Set<Shape.Role> roles = property.roles();
    if (roles.contains(Shape.Role.TYPE)) {
      pass.harvest.type = pass.text(json);
      return;
    }
    String text = pass.text(json);
    for (Shape.Role role : roles) {
      pass.harvest.keep(role, text);
    }
  }

  private void list(
      JsonParser json, JsonToken token, Property property, Shape element, Context context)
      throws IOException, Pass.Overflow {
    if (token != JsonToken.START_ARRAY) {
      pass.wrong(json, token, "a list", any);
      return;
    }
    int index = 0;
    JsonToken next;
    while ((next = json.nextToken()) != JsonToken.END_ARRAY) {
      pass.path.push(index++);
      check(json, next, property, element, context);
      pass.path.pop();
    }
    if (index == 0) {
      pass.findings.violation("empty-list", "STIX has no empty lists; leave the property out.");
    } else if (property.roles().contains(Shape.Role.EXTENSION_PROPERTIES)) {
      pass.harvest.extensionProperties = true;
    }
  }

  void struct(JsonParser json, JsonToken token, Members inner, Context context)
      throws IOException, Pass.Overflow {
    if (token == JsonToken.START_OBJECT) {
      members.members(json, inner, context.def(), context.container());
    } else {
      pass.wrong(json, token, "an object", any);
    }
  }

  private void formatted(JsonParser json, Format format) throws IOException {
    if (!format.accepts(json.getTextCharacters(), json.getTextOffset(), json.getTextLength())) {
      pass.findings.add(
          format.level(),
          "format",
          "Must be " + format.wanted() + ", is " + Quote.value(json.getText()) + ".");
    }
  }

  private void term(JsonParser json, Shape.Term term, Property property, Context context)
      throws IOException {
    Optional<String> known =
        term.terms().get(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    if (property.roles().contains(Shape.Role.EXTENSION_TYPE)) {
      context.frame().trues |= property.bit();
      pass.harvest.extensions.put(currentExtension, json.getText());
    }
    if (known.isPresent()) {
      return;
    }
    if (term.open()) {
      if (!pass.findings.takesWarning()) {
        return;
      }
      pass.findings.warning(
          "open-vocabulary",
          Quote.value(json.getText()) + " is not suggested by " + term.vocabulary() + ".");
    } else {
      pass.findings.violation(
          "closed-vocabulary",
          Quote.value(json.getText()) + " is none of the values of " + term.vocabulary() + ".");
    }
  }

  private void bool(JsonParser json, JsonToken token, Property property, Frame frame)
      throws IOException, Pass.Overflow {
    if (token == JsonToken.VALUE_TRUE) {
      frame.trues |= property.bit();
      if (property.roles().contains(Shape.Role.REVOKED)) {
        pass.harvest.revoked = true;
      }
    } else if (token == JsonToken.VALUE_FALSE) {
      frame.falses |= property.bit();
    } else {
      pass.wrong(json, token, "true or false", any);
    }
  }

  private void timestamp(JsonParser json, Property property, Shape.Plain shape, Frame frame)
      throws IOException {
    TimestampText time = pass.timestamp;
    TimestampText.Outcome outcome =
        time.read(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    boolean created = property.roles().contains(Shape.Role.CREATED);
    boolean modified = property.roles().contains(Shape.Role.MODIFIED);
    if (outcome == TimestampText.Outcome.EXACT) {
      frame.timed |= property.bit();
      frame.times[property.slot()] = time.nanos();
      if (created || modified) {
        Optional<Timestamp> moment = Optional.of(Timestamp.of(json.getText(), time));
        if (created) {
          pass.harvest.created = moment;
        } else {
          pass.harvest.modified = moment;
        }
        if (time.digits() < 3) {
          pass.findings.violation(
              "precision", "Must be precise to the millisecond: write .000 before the Z.");
        }
      } else if (shape == Shape.Plain.TIMESTAMP_TO_THE_SECOND && time.digits() > 0) {
        pass.findings.violation("precision", "Must be precise to the second, without a fraction.");
      }
      return;
    }
    pass.harvest.createdUnusable |= created;
    pass.harvest.modifiedUnusable |= modified;
    if (outcome == TimestampText.Outcome.UNHOLDABLE) {
      pass.findings.add(
          created || modified ? Finding.Level.VIOLATION : Finding.Level.WARNING,
          "timestamp-range",
          "Is outside the years 1678 to 2262 or finer than nanoseconds: " + said(json));
    } else {
      pass.findings.violation(
          "timestamp", "Must look like 2026-11-23T08:30:00.000Z, is " + said(json));
    }
  }

  private static String said(JsonParser json) throws IOException {
    return Quote.value(json.getText()) + ".";
  }

  void whole(JsonParser json, JsonToken token, long min, long max)
      throws IOException, Pass.Overflow {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      pass.wrong(json, token, "a whole number", any);
      return;
    }
    any.number(json);
    // 54 bits need no more than 16 digits and a sign; longer ones are not even computed.
    boolean inside = json.getTextLength() <= 17;
    if (inside) {
      long value = json.getLongValue();
      inside = value >= min && value <= max;
    }
    if (!inside) {
      pass.findings.violation(
          "number-range", "Must be a whole number from " + min + " to " + max + ".");
    }
  }

  private void real(JsonParser json, JsonToken token, double min, double max)
      throws IOException, Pass.Overflow {
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      pass.wrong(json, token, "a number", any);
      return;
    }
    any.number(json);
    double value = Double.parseDouble(json.getText());
    if (!Double.isFinite(value)) {
      pass.findings.violation("number-range", "Is no IEEE 754 double-precision number.");
    } else if (value < min || value > max) {
      pass.findings.violation("number-range", "Must lie between " + min + " and " + max + ".");
    }
  }
}
