package org.mithaq.node.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mithaq.stix.Json;

/** An issued token as it is kept, in JSON. */
final class TokenFile {

  private TokenFile() {}

  static byte[] written(IssuedToken token) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", token.id());
      json.writeStringField("account", token.account());
      json.writeStringField("token", token.digest().written());
      if (token.scope().collections().isPresent()) {
        json.writeArrayFieldStart("collections");
        for (UUID collection : token.scope().collections().get()) {
          json.writeString(collection.toString());
        }
        json.writeEndArray();
      }
      json.writeArrayFieldStart("verbs");
      for (Scope.Verb verb : token.scope().verbs()) {
        json.writeString(verb.word());
      }
      json.writeEndArray();
      json.writeStringField("issued", token.issued().toString());
      json.writeStringField("expires", token.expires().toString());
      json.writeStringField("note", token.note());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #written} wrote.
   *
   * @throws IOException where it is anything else
   * @throws IllegalArgumentException likewise
   */
  static IssuedToken read(byte[] bytes) throws IOException {
    Json.Members json = Json.parse(bytes, 0, bytes.length);
    Optional<Set<UUID>> collections =
        json.has("collections")
            ? Optional.of(
                json.texts("collections").stream()
                    .map(UUID::fromString)
                    .collect(Collectors.toUnmodifiableSet()))
            : Optional.empty();
    Set<Scope.Verb> verbs = EnumSet.noneOf(Scope.Verb.class);
    for (Scope.Verb verb : Scope.Verb.values()) {
      if (json.texts("verbs").contains(verb.word())) {
        verbs.add(verb);
      }
    }
    try {
      return new IssuedToken(
          text(json, "id"),
          text(json, "account"),
          SecretDigest.parse(text(json, "token"))
              .orElseThrow(() -> new IOException("no digest of a token")),
          new Scope(collections, verbs),
          Instant.parse(text(json, "issued")),
          Instant.parse(text(json, "expires")),
          json.text("note").orElse(""));
    } catch (DateTimeException e) {
      throw new IOException("no time: " + e.getMessage(), e);
    }
  }

  private static String text(Json.Members json, String name) throws IOException {
    return json.text(name).orElseThrow(() -> new IOException("it lacks " + name));
  }
}
