package org.mithaq.node.people;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.stix.Json;

/** A person as it is kept, in JSON. */
final class PersonFile {

  private PersonFile() {}

  static byte[] written(Person person) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("name", person.name());
      json.writeStringField("display", person.display());
      json.writeStringField("party", person.party());
      json.writeArrayFieldStart("roles");
      for (Role role : person.roles()) {
        json.writeString(role.word());
      }
      json.writeEndArray();
      if (person.onlyCase().isPresent()) {
        json.writeStringField("case", person.onlyCase().get());
      }
      switch (person.standing()) {
        case Person.Invited(SecretDigest code, Instant until) -> {
          json.writeStringField("code", code.written());
          json.writeStringField("until", until.toString());
        }
        case Person.Ready(String password, String totp, long step) -> {
          json.writeStringField("password", password);
          json.writeStringField("totp", totp);
          json.writeNumberField("step", step);
        }
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #written} wrote.
   *
   * @throws IOException where it is anything else
   */
  static Person read(byte[] bytes) throws IOException {
    Json.Members json = Json.parse(bytes, 0, bytes.length);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : json.texts("roles")) {
      roles.add(Role.of(word).orElseThrow(() -> new IOException("no role " + word)));
    }
    return new Person(
        text(json, "name"),
        text(json, "display"),
        text(json, "party"),
        roles,
        json.text("case"),
        standing(json));
  }

  private static Person.Standing standing(Json.Members json) throws IOException {
    if (json.has("code")) {
      try {
        return new Person.Invited(
            SecretDigest.parse(text(json, "code")).orElseThrow(() -> new IOException("no code")),
            Instant.parse(text(json, "until")));
      } catch (DateTimeException e) {
        throw new IOException("no time: " + e.getMessage(), e);
      }
    }
    String password = text(json, "password");
    String totp = text(json, "totp");
    if (!Passwords.isDigest(password) || !Totp.isSecret(totp)) {
      throw new IOException("no digest of a password, or no secret of a second factor");
    }
    return new Person.Ready(password, totp, json.number("step").orElse(0));
  }

  private static String text(Json.Members json, String name) throws IOException {
    return json.text(name).orElseThrow(() -> new IOException("it lacks " + name));
  }
}
