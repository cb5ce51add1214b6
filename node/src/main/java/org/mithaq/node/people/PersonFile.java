package org.mithaq.node.people;

import com.fasterxml.jackson.core.JsonGenerator;
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

  static void write(Person person, JsonGenerator json) throws IOException {
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
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException where it is anything else
   */
  static Person read(Json.Members json) throws IOException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : json.texts("roles")) {
      roles.add(Role.of(word).orElseThrow(() -> new IOException("no role " + word)));
    }
    return new Person(
        json.need("name"),
        json.need("display"),
        json.need("party"),
        roles,
        json.text("case"),
        standing(json));
  }

  private static Person.Standing standing(Json.Members json) throws IOException {
    if (json.has("code")) {
      try {
        return new Person.Invited(
            SecretDigest.parse(json.need("code")).orElseThrow(() -> new IOException("no code")),
            Instant.parse(json.need("until")));
      } catch (DateTimeException e) {
        throw new IOException("no time: " + e.getMessage(), e);
      }
    }
    String password = json.need("password");
    String totp = json.need("totp");
    if (!Passwords.isDigest(password) || !Totp.isSecret(totp)) {
      throw new IOException("no digest of a password, or no secret of a second factor");
    }
    return new Person.Ready(password, totp, json.number("step").orElse(0));
  }
}
