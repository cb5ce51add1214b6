package org.mithaq.node.notify;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mithaq.accord.Word;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.mail.Mailer;
import org.mithaq.node.outbound.WebAddress;
import org.mithaq.stix.Json;

/**
 * {@code /access/subscriptions}, for an account's own credentials. GET lists what the account wants
 * to be told, and for a party's administrators what all of its accounts do, each with how it
 * stands; POST adds one, by
 *
 * <pre>
 * {"email": "duty@cert.example.org", "kinds": ["request", "clock"], "language": "fr"}
 * {"webhook": "https://alerts.example.org/mithaq"}
 * </pre>
 *
 * <p>where no {@code kinds} means all of {@link Tiding} and no {@code language} {@code en}. The
 * answer, 201, holds a webhook's {@code secret}, which is not told again ({@link Hooks}); to an
 * e-mail address a link goes out, and nothing else before somebody there follows it within a day.
 * DELETE of {@code /access/subscriptions/ID} ends one.
 */
public final class SubscriptionRoutes {

  private static final String ALL = "/access/subscriptions";
  private static final int MOST_BYTES = 1 << 14;
  private static final Set<String> KEYS = Set.of("email", "webhook", "kinds", "language");
  private static final String KINDS =
      Tiding.all().stream().map(Tiding::word).collect(Collectors.joining(", "));

  private final Subscriptions subscriptions;
  private final Courier courier;
  private final Audit audit;
  private final FirstMessages firstMessages;

  public SubscriptionRoutes(
      Subscriptions subscriptions, Courier courier, Audit audit, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.courier = courier;
    this.audit = audit;
    this.firstMessages = new FirstMessages(clock);
  }

  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Access.OWN, this::list),
        Route.post(ALL, Access.OWN, this::add),
        Route.delete(ALL + "/{id}", Access.OWN, this::remove));
  }

  private Reply list(Call call) throws Refusal {
    Caller caller = caller(call);
    List<Subscription> all =
        subscriptions.of(party(caller).id()).stream().filter(each -> keeps(caller, each)).toList();
    return Reply.json(
        200,
        org.mithaq.node.http.Json.object(json -> {
          json.writeNumberField("total", all.size());
          json.writeArrayFieldStart("items");
          for (Subscription each : all) {
            json.writeStartObject();
            describe(json, each);
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }

  /** Whether one is the caller's to see and to end. */
  private static boolean keeps(Caller caller, Subscription subscription) {
    return caller.party().map(Party::id).filter(subscription.party()::equals).isPresent()
        && (caller.is(Role.PARTY_ADMINISTRATOR)
            || caller.delegate().filter(subscription.account()::equals).isPresent());
  }

  private Reply add(Call call) throws Refusal, IOException {
    Caller caller = caller(call);
    Party party = party(caller);
    Json.Members asked = body(call.body(MOST_BYTES));
    Set<Tiding> kinds = kinds(asked);
    String language = asked.text("language").orElse("en");
    if ((asked.has("language") && asked.text("language").isEmpty())
        || !Texts.LANGUAGES.contains(language)) {
      throw bad("language", "The languages are ar, fr and en.");
    }
    Optional<String> email = asked.text("email");
    Optional<String> webhook = asked.text("webhook");
    if (email.isPresent() == webhook.isPresent()) {
      throw bad("email", "Name one way to be told: an «email» address, or a «webhook».");
    }
    try {
      return email.isPresent()
          ? addEmail(caller, party, new MailAddress(email.get()), kinds, language)
          : addWebhook(
              caller,
              party,
              WebAddress.parse(webhook.orElseThrow(), courier.cleartext()),
              kinds,
              language);
    } catch (IllegalArgumentException e) {
      throw bad(email.isPresent() ? "email" : "webhook", sentence(e));
    }
  }

  private Reply addWebhook(
      Caller caller, Party party, WebAddress url, Set<Tiding> kinds, String language)
      throws Refusal, IOException {
    if (!courier.isAllowed(url)) {
      throw bad(
          "webhook",
          "The address lies in a network of its own: a webhook is reached over the open Internet.");
    }
    audit.note(entry(caller, AuditEntry.Kind.SUBSCRIBED, "webhook at " + url.authority()));
    Subscription made;
    try {
      made = subscriptions.add(party.id(), account(caller), url, kinds, language);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(409, "too-many", sentence(e), "");
    }
    courier.begin(made.id());
    return Reply.json(
        201,
        org.mithaq.node.http.Json.object(json -> {
          describe(json, made);
          if (made.channel() instanceof Channel.Webhook(var _, HookSecret secret)) {
            json.writeStringField("secret", secret.text());
          }
        }));
  }

  private Reply addEmail(
      Caller caller, Party party, MailAddress address, Set<Tiding> kinds, String language)
      throws Refusal, IOException {
    Mailer mailer =
        courier
            .mailer()
            .orElseThrow(() ->
                Refusal.of(409, "no-mail", "This node sends no e-mail: take a webhook.", "email"));
    if (!firstMessages.take(party.id(), address)) {
      throw Refusal.of(
          429,
          "too-often",
          "Enough links were sent to that address, or for your party, for a day.",
          "email");
    }
    audit.note(entry(caller, AuditEntry.Kind.SUBSCRIBED, "e-mail to " + address));
    Subscriptions.Opened opened;
    try {
      opened = subscriptions.add(party.id(), account(caller), address, kinds, language);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(409, "too-many", sentence(e), "");
    }
    Subscription made = opened.subscription();
    try {
      mailer.send(courier.letters().confirmation(made, address, opened.code()));
    } catch (IOException e) {
      subscriptions.drop(made.id());
      throw Refusal.busy("The link could not be sent: " + e.getMessage() + "; try again.", 60);
    }
    return Reply.json(201, org.mithaq.node.http.Json.object(json -> describe(json, made)));
  }

  private Reply remove(Call call) throws Refusal, IOException {
    Caller caller = caller(call);
    Optional<Subscription> found =
        subscriptions.find(call.segment("id")).filter(each -> keeps(caller, each));
    if (found.isEmpty()) {
      throw Refusal.notFound("Your account has no subscription of that id.");
    }
    courier.end(found.get().id());
    audit.note(entry(caller, AuditEntry.Kind.UNSUBSCRIBED, found.get().id()));
    return Reply.empty(204);
  }

  private static AuditEntry entry(Caller caller, AuditEntry.Kind kind, String detail) {
    return new AuditEntry(kind, caller.party().map(Party::id), caller.delegate(), detail);
  }

  private static Caller caller(Call call) throws Refusal {
    call.parameters().expectNone();
    if (call.caller().anonymous()) {
      throw Refusal.unauthenticated("This needs an account; give its credentials.");
    }
    return call.caller();
  }

  private static Party party(Caller caller) throws Refusal {
    return caller
        .party()
        .orElseThrow(() ->
            Refusal.of(403, "no-party", "This account acts for no party, which is told.", ""));
  }

  private static String account(Caller caller) {
    return caller.delegate().orElseThrow();
  }

  private static String sentence(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse("");
  }

  private static Json.Members body(Body body) throws Refusal {
    Json.Members asked;
    try {
      asked = Json.parse(body.bytes(), 0, body.length());
    } catch (IOException e) {
      throw bad(
          "body", "The body is one JSON object: {\"webhook\": \"https://…\", \"kinds\": […]}.");
    }
    for (String name : asked.byName().keySet()) {
      if (!KEYS.contains(name)) {
        throw bad(name, "A subscription has an email or a webhook, kinds and a language.");
      }
    }
    return asked;
  }

  private static Set<Tiding> kinds(Json.Members asked) throws Refusal {
    if (!asked.has("kinds")) {
      return Tiding.all();
    }
    Set<Tiding> kinds = EnumSet.noneOf(Tiding.class);
    for (String word : asked.texts("kinds")) {
      kinds.add(Tiding.of(word).orElseThrow(() -> bad("kinds", "The kinds are " + KINDS + ".")));
    }
    if (kinds.isEmpty()) {
      throw bad("kinds", "The kinds are " + KINDS + ": name one, or leave «kinds» out for all.");
    }
    return kinds;
  }

  private static Refusal bad(String where, String message) {
    return Refusal.of(400, "bad-body", message, where);
  }

  private void describe(JsonGenerator json, Subscription subscription) throws IOException {
    json.writeStringField("id", subscription.id());
    json.writeStringField("account", subscription.account());
    switch (subscription.channel()) {
      case Channel.Email(MailAddress address, Optional<Channel.Confirmation> open) -> {
        json.writeStringField("email", address.text());
        json.writeBooleanField("confirmed", open.isEmpty());
        if (open.isPresent()) {
          json.writeStringField("confirm_by", open.get().until().toString());
        }
      }
      case Channel.Webhook(WebAddress url, HookSecret _) ->
          json.writeStringField("webhook", url.toString());
    }
    json.writeArrayFieldStart("kinds");
    for (Word kind : new TreeSet<>(subscription.kinds())) {
      json.writeString(kind.word());
    }
    json.writeEndArray();
    json.writeStringField("language", subscription.language());
    json.writeStringField("created", subscription.created().toString());
    Optional<Backlog> backlog = courier.backlogs().find(subscription.id());
    if (backlog.isPresent()) {
      standing(json, backlog.get());
    }
  }

  private static void standing(JsonGenerator json, Backlog backlog) throws IOException {
    json.writeNumberField("waiting", backlog.waiting().size());
    json.writeNumberField("given_up", backlog.givenUp());
    json.writeBooleanField("paused", backlog.paused());
    if (backlog.delivered().isPresent()) {
      json.writeStringField("delivered", backlog.delivered().get().toString());
    }
    if (backlog.failures() > 0) {
      json.writeNumberField("failures", backlog.failures());
      json.writeStringField("fault", backlog.fault());
      json.writeStringField("next_try", backlog.next().toString());
    }
  }
}
