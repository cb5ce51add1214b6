package org.mithaq.node.access;

import com.fasterxml.jackson.core.JsonGenerator;
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

  static void write(IssuedToken token, JsonGenerator json) throws IOException {
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
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException where it is anything else
   * @throws IllegalArgumentException likewise
   */
  static IssuedToken read(Json.Members json) throws IOException {
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
          json.need("id"),
          json.need("account"),
          SecretDigest.parse(json.need("token"))
              .orElseThrow(() -> new IOException("no digest of a token")),
          new Scope(collections, verbs),
          Instant.parse(json.need("issued")),
          Instant.parse(json.need("expires")),
          json.text("note").orElse(""));
    } catch (DateTimeException e) {
      throw new IOException("no time: " + e.getMessage(), e);
    }
  }
}
