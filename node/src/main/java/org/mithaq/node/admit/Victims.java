package org.mithaq.node.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mithaq.accord.Extensions;
import org.mithaq.node.access.AudienceRule.Markings;
import org.mithaq.stix.Json;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.Tlp;

/**
 * Whom an attack hit, and what was paid, is TLP:RED until who was hit consents to more: by default,
 * and whatever its markings say. Wallets are shared apart from victims: a report of wallets and
 * nothing else goes as far as it is marked, and whatever ties one to a victim or an incident is
 * TLP:RED. Incidents and their impacts have no place for sums of money in more hands than that.
 */
final class Victims {

  private static final String VICTIM = "victim-report";
  private static final String PAYMENT = "payment-report";
  private static final String INCIDENT = "incident";

  /** What a report of wallets may have beside them; none of it leads to anyone. */
  private static final Set<String> BESIDE_WALLETS =
      Set.of(
          "type",
          "spec_version",
          "id",
          "created_by_ref",
          "created",
          "modified",
          "revoked",
          "confidence",
          "lang",
          "object_marking_refs",
          "granular_markings",
          "extensions",
          "wallets",
          "ransomware_family");

  /** Beside relationships, sightings, notes and opinions, whose ends are read already. */
  private static final Set<String> GATHERING =
      Set.of(
          "grouping",
          "report",
          "assistance-request",
          "assistance-reply",
          "accountability-case",
          "case-entry");

  private static final Set<String> OF_MONEY = Set.of(INCIDENT, "impact");
  private static final Set<String> SUMS =
      Set.of("amount", "min_amount", "max_amount", "paid", "wallets");

  private static final String PAID_TOGETHER =
      "wallets are shared apart from victims: share them in a payment-report that has nothing but"
          + " wallets and a ransomware_family, or mark this one TLP:RED";
  private static final String UNCONSENTED =
      "who was hit, and what was paid, is TLP:RED: for more readers record in consent by whom, on"
          + " which day, no later than today, and to what it was given";
  private static final String TIED =
      "what ties a payment-report to an incident or a victim is TLP:RED: wallets are shared apart"
          + " from victims";
  private static final String SUM =
      "an incident or impact that says what was paid or lost is TLP:RED: leave the sum out, or"
          + " report it in a payment-report with the consent of who paid";

  private final LocalDate today;

  /** Of a body that came on a day. */
  Victims(LocalDate today) {
    this.today = today;
  }

  /** The markings by which an object is judged: one of these kinds without any is TLP:RED. */
  Markings markings(StixObject object, Markings own) {
    if (!own.tlp().isEmpty() || !isRed(object)) {
      return own;
    }
    return new Markings(
        Set.of(Tlp.RED_2), own.unknown(), own.recipients().or(() -> Optional.of(new HashSet<>())));
  }

  private static boolean isRed(StixObject object) {
    return switch (object.type()) {
      case VICTIM, PAYMENT -> true;
      default -> ties(object) || saysSums(object);
    };
  }

  /** Why it can't be for more readers than TLP:RED has; empty where it can, or is not. */
  Optional<String> refusal(StixObject object, Markings markings) {
    if (markings.tlp().contains(Tlp.RED_2) || markings.tlp().contains(Tlp.RED)) {
      return Optional.empty();
    }
    return switch (object.type()) {
      case VICTIM -> consented(object) ? Optional.empty() : Optional.of(UNCONSENTED);
      case PAYMENT -> ofPayment(object);
      default ->
          ties(object) ? Optional.of(TIED) : saysSums(object) ? Optional.of(SUM) : Optional.empty();
    };
  }

  private Optional<String> ofPayment(StixObject object) {
    Set<String> names = names(object);
    if (names.contains("wallets")) {
      return BESIDE_WALLETS.containsAll(names) && isPlainlyExtended(object)
          ? Optional.empty()
          : Optional.of(PAID_TOGETHER);
    }
    return consented(object) ? Optional.empty() : Optional.of(UNCONSENTED);
  }

  /** An extension of somebody else's could say anything. */
  private static boolean isPlainlyExtended(StixObject object) {
    return read(object, "extensions").byName().keySet().stream()
        .allMatch(key -> key.equals(Extensions.PAYMENT_REPORT) || key.equals(Recipients.EXTENSION));
  }

  private boolean consented(StixObject object) {
    Json.Members consent = read(object, "consent");
    return has(consent, "by")
        && has(consent, "text")
        && consent.text("date").filter(this::isNoLaterThanToday).isPresent();
  }

  /** The object under a name; one without members where there is none. */
  private static Json.Members read(StixObject object, String name) {
    try {
      return Json.parse(object.source(), object.offset(), object.length(), Set.of(name))
          .object(name);
    } catch (IOException e) {
      return new Json.Members(Map.of());
    }
  }

  private static boolean has(Json.Members consent, String name) {
    return consent.text(name).filter(text -> !text.isBlank()).isPresent();
  }

  private boolean isNoLaterThanToday(String day) {
    try {
      return !LocalDate.parse(day).isAfter(today);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean ties(StixObject object) {
    List<String> named = named(object).toList();
    return named.stream().anyMatch(id -> isOf(id, PAYMENT))
        && named.stream().anyMatch(id -> isOf(id, VICTIM) || isOf(id, INCIDENT));
  }

  private static Stream<String> named(StixObject object) {
    return GATHERING.contains(object.type())
        ? ids(object).stream()
        : object.ends().stream().map(StixObject.End::ref);
  }

  /**
   * What an object's audience takes after, beside the ends that {@link StixObject#ends} has:
   * reports of victims and payments that a grouping or the like gathers. Everything else that it
   * gathers is told apart by its own marking.
   */
  static List<String> gathered(StixObject object) {
    return GATHERING.contains(object.type())
        ? ids(object).stream().filter(id -> isOf(id, VICTIM) || isOf(id, PAYMENT)).toList()
        : List.of();
  }

  private static boolean isOf(String id, String type) {
    return id.startsWith(type) && id.startsWith("--", type.length());
  }

  /** What looks like the id of one of these three; an object that can't be read names nothing. */
  private static List<String> ids(StixObject object) {
    List<String> found = new ArrayList<>();
    try (JsonParser parser = parser(object)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          String text = parser.getText();
          if (isOf(text, VICTIM) || isOf(text, PAYMENT) || isOf(text, INCIDENT)) {
            found.add(text);
          }
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return found;
  }

  private static boolean saysSums(StixObject object) {
    if (!OF_MONEY.contains(object.type())) {
      return false;
    }
    try (JsonParser parser = parser(object)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && SUMS.contains(parser.currentName())) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  /** The names of its members; none of an object that can't be read. */
  private static Set<String> names(StixObject object) {
    Set<String> names = new HashSet<>();
    try (JsonParser parser = parser(object)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException e) {
      return Set.of();
    }
    return names;
  }

  private static JsonParser parser(StixObject object) throws IOException {
    return Json.FACTORY.createParser(object.source(), object.offset(), object.length());
  }
}
