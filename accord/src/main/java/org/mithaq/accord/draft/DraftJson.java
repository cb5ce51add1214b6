package org.mithaq.accord.draft;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Word;

/** Writes one draft. Properties that are absent, or lists without elements, are left out. */
final class DraftJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final JsonGenerator out;

  private DraftJson(JsonGenerator out) {
    this.out = out;
  }

  /** The properties of an object or of a struct in it. */
  interface Body {
    void write(DraftJson json) throws IOException;
  }

  /** An object of a type that an extension declares. */
  static byte[] declared(Draft draft, String extension, Body body) {
    return object(
        draft,
        json -> {
          body.write(json);
          json.struct(
              "extensions",
              all -> all.struct(extension, own -> own.text("extension_type", "new-sdo")));
        });
  }

  /** An object of a type of STIX with properties of ours. */
  static byte[] extended(Draft draft, String extension, Body body, Body ours) {
    return object(
        draft,
        json -> {
          body.write(json);
          json.struct(
              "extensions",
              all ->
                  all.struct(
                      extension,
                      own -> {
                        own.text("extension_type", "property-extension");
                        ours.write(own);
                      }));
        });
  }

  /** An object of a type of STIX as it is. */
  static byte[] object(Draft draft, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      DraftJson json = new DraftJson(generator);
      generator.writeStartObject();
      json.head(draft);
      body.write(json);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory has no errors of input and output", e);
    }
    return bytes.toByteArray();
  }

  private void head(Draft draft) throws IOException {
    Head head = draft.head();
    text("type", draft.type());
    text("spec_version", "2.1");
    text("id", draft.id());
    text("created_by_ref", head.createdBy());
    moment("created", head.created());
    moment("modified", head.created());
    text("lang", head.lang());
    list(
        "external_references",
        head.sources(),
        source -> {
          text("source_name", source.name());
          text("description", source.description());
          text("url", source.url());
        });
  }

  void text(String name, String value) throws IOException {
    out.writeStringField(name, value);
  }

  void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      text(name, value.get());
    }
  }

  void texts(String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      out.writeArrayFieldStart(name);
      for (String value : values) {
        out.writeString(value);
      }
      out.writeEndArray();
    }
  }

  void word(String name, Word value) throws IOException {
    text(name, value.word());
  }

  void number(String name, long value) throws IOException {
    out.writeNumberField(name, value);
  }

  void flag(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
  }

  void moment(String name, Instant value) throws IOException {
    text(name, MILLIS.format(value));
  }

  void day(String name, Optional<LocalDate> value) throws IOException {
    text(name, value.map(LocalDate::toString));
  }

  void dated(Dated dated) throws IOException {
    day("date", dated.date());
    word("date_quality", dated.quality());
    day("not_before", dated.notBefore());
  }

  void struct(String name, Body body) throws IOException {
    out.writeObjectFieldStart(name);
    body.write(this);
    out.writeEndObject();
  }

  /** Writes one element's properties. */
  interface Element<T> {
    void write(T value) throws IOException;
  }

  <T> void list(String name, List<T> values, Element<T> element) throws IOException {
    if (!values.isEmpty()) {
      out.writeArrayFieldStart(name);
      for (T value : values) {
        out.writeStartObject();
        element.write(value);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }

  void passages(String name, List<Passage> passages) throws IOException {
    list(name, passages, this::passage);
  }

  void passage(Passage passage) throws IOException {
    text("lang", Optional.of(passage.lang()).filter(lang -> !lang.isEmpty()));
    text("text", passage.text());
  }

  void seconds(String name, Optional<Duration> duration) throws IOException {
    if (duration.isPresent()) {
      number(name, duration.get().toSeconds());
    }
  }
}
