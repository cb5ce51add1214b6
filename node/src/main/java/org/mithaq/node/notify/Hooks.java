package org.mithaq.node.notify;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Json;
import org.mithaq.node.outbound.ForbiddenTargetException;
import org.mithaq.node.outbound.Outbound;
import org.mithaq.node.outbound.WebAddress;

/**
 * Tells a party's own machine, as the Standard Webhooks specification has it: a POST of
 *
 * <pre>
 * {"type": "request", "timestamp": "2026-03-01T12:00:00.000000Z",
 *  "data": {"sequence": 17, "id": "assistance-request--…", "exercise": false,
 *           "link": "https://node.example.org/en/help/requests/…"}}
 * </pre>
 *
 * with the headers {@code webhook-id} (the act's number and the subscription's id: the same at each
 * try), {@code webhook-timestamp} (of this try, seconds since the epoch; a receiver refuses old
 * ones) and {@code webhook-signature} ({@link HookSecret#sign}). Nothing of an act's content is in
 * it. Any answer of 200 to 299 takes it; redirects are not followed.
 */
final class Hooks {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Outbound outbound;
  private final InstantSource clock;

  Hooks(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  /** Whether one can be at an address at all. */
  boolean isAllowed(WebAddress url) {
    return outbound.isAllowed(url);
  }

  /** Whether they may be on this machine, without TLS. */
  boolean cleartext() {
    return outbound.cleartext();
  }

  /**
   * Delivers.
   *
   * @param link where it can be read
   * @throws IOException with a sentence for whoever keeps the subscription
   */
  void deliver(Told told, Subscription subscription, Channel.Webhook hook, String link)
      throws IOException {
    String id = told.sequence() + "-" + subscription.id();
    long seconds = clock.instant().getEpochSecond();
    byte[] body = body(told, link);
    Outbound.Request request =
        new Outbound.Request(
            "POST",
            hook.url(),
            Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Mithaq",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                hook.secret().sign(id, seconds, body)),
            body,
            PATIENCE,
            0);
    int status;
    try {
      status = outbound.ask(request).status();
    } catch (ForbiddenTargetException | UnknownHostException e) {
      throw new IOException("the address does not lead to the open Internet", e);
    } catch (IOException e) {
      throw new IOException("no answer in time over a connection that can be trusted", e);
    }
    if (status < 200 || status > 299) {
      throw new IOException(
          "answered " + status + (status < 400 ? "; redirects are not followed" : ""));
    }
  }

  private static byte[] body(Told told, String link) {
    return Json.object(json -> {
      json.writeStringField("type", told.kind().word());
      json.writeStringField("timestamp", CommitTime.text(told.micros()));
      json.writeObjectFieldStart("data");
      json.writeNumberField("sequence", told.sequence());
      json.writeStringField("id", told.object());
      json.writeBooleanField("exercise", told.exercise());
      json.writeStringField("link", link);
      json.writeEndObject();
    });
  }
}
