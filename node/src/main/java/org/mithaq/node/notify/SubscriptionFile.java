package org.mithaq.node.notify;

import com.fasterxml.jackson.core.JsonGenerator;
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

  static void write(Subscription subscription, JsonGenerator json) throws IOException {
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
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException where it is anything else
   * @throws IllegalArgumentException likewise
   */
  static Subscription read(Json.Members json) throws IOException {
    Set<Tiding> kinds = EnumSet.noneOf(Tiding.class);
    json.texts("kinds").forEach(word -> Tiding.of(word).ifPresent(kinds::add));
    try {
      return new Subscription(
          json.need("id"),
          json.need("party"),
          json.need("account"),
          channel(json),
          kinds,
          json.need("language"),
          Instant.parse(json.need("created")));
    } catch (DateTimeException e) {
      throw new IOException("no time: " + e.getMessage(), e);
    }
  }

  private static Channel channel(Json.Members json) throws IOException {
    if (json.has("webhook")) {
      return new Channel.Webhook(
          WebAddress.parse(json.need("webhook"), true), new HookSecret(json.need("secret")));
    }
    Optional<Channel.Confirmation> open = Optional.empty();
    if (json.has("code")) {
      open =
          Optional.of(
              new Channel.Confirmation(
                  SecretDigest.parse(json.need("code"))
                      .orElseThrow(() -> new IOException("no digest of a code")),
                  Instant.parse(json.need("until"))));
    }
    return new Channel.Email(new MailAddress(json.need("email")), open);
  }
}
