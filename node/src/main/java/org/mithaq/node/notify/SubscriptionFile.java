package org.mithaq.node.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.outbound.WebAddress;
import org.mithaq.stix.Json;

/** A subscription as it is kept, in JSON. */
final class SubscriptionFile {

  private SubscriptionFile() {}

  static byte[] written(Subscription subscription) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", subscription.id());
      json.writeStringField("party", subscription.party());
      json.writeStringField("account", subscription.account());
      switch (subscription.channel()) {
        case Channel.Email(MailAddress address, Optional<Channel.Confirmation> open) -> {
          json.writeStringField("email", address.text());
          if (open.isPresent()) {
            json.writeStringField("code", open.get().code().written());
            json.writeStringField("until", open.get().until().toString());
          }
        }
        case Channel.Webhook(WebAddress url, HookSecret secret) -> {
          json.writeStringField("webhook", url.toString());
          json.writeStringField("secret", secret.text());
        }
      }
      json.writeArrayFieldStart("kinds");
      for (Tiding kind : subscription.kinds()) {
        json.writeString(kind.word());
      }
      json.writeEndArray();
      json.writeStringField("language", subscription.language());
      json.writeStringField("created", subscription.created().toString());
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
  static Subscription read(byte[] bytes) throws IOException {
    Json.Members json = Json.parse(bytes, 0, bytes.length);
    Set<Tiding> kinds = EnumSet.noneOf(Tiding.class);
    json.texts("kinds").forEach(word -> Tiding.of(word).ifPresent(kinds::add));
    try {
      return new Subscription(
          text(json, "id"),
          text(json, "party"),
          text(json, "account"),
          channel(json),
          kinds,
          text(json, "language"),
          Instant.parse(text(json, "created")));
    } catch (DateTimeException e) {
      throw new IOException("no time: " + e.getMessage(), e);
    }
  }

  private static Channel channel(Json.Members json) throws IOException {
    if (json.has("webhook")) {
      return new Channel.Webhook(
          WebAddress.parse(text(json, "webhook"), true), new HookSecret(text(json, "secret")));
    }
    Optional<Channel.Confirmation> open = Optional.empty();
    if (json.has("code")) {
      open =
          Optional.of(
              new Channel.Confirmation(
                  SecretDigest.parse(text(json, "code"))
                      .orElseThrow(() -> new IOException("no digest of a code")),
                  Instant.parse(text(json, "until"))));
    }
    return new Channel.Email(new MailAddress(text(json, "email")), open);
  }

  private static String text(Json.Members json, String name) throws IOException {
    return json.text(name).orElseThrow(() -> new IOException("it lacks " + name));
  }
}
