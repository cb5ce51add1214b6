package org.mithaq.node.judged;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Csv;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.index.Pages;
import org.mithaq.node.vault.Act;
import org.mithaq.stix.Tlp;

/**
 * {@code /threats/indicators.json} and {@code .csv}: what machines may act on. Only what is current
 * and what nobody states to be a false positive, unless {@code expired=true} and {@code
 * false_positives=true} ask for the rest; {@code limit} and {@code next} page it. A page may have
 * fewer rows than its limit and still a {@code next}.
 *
 * <p>In CSV an indicator has a row for each observable that alone matches its pattern; where there
 * are none, one row with the pattern and no value.
 */
public final class IndicatorRoutes {

  private static final int MOST = 1000;
  private static final Set<String> PARAMETERS =
      Set.of("expired", "false_positives", "limit", "next");
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}|1000");
  private static final Pattern NEXT = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final List<String> COLUMNS =
      List.of(
          "observable_type",
          "value",
          "pattern",
          "pattern_type",
          "valid_from",
          "valid_until",
          "id",
          "labels",
          "states",
          "name_of_states",
          "markings",
          "revoked",
          "expired",
          "false_positive",
          "date_added",
          "act");

  private final Indicators indicators;
  private final Function<String, Optional<String>> parties;
  private final InstantSource clock;

  /**
   * Over the collections of one node.
   *
   * @param parties names of parties that the node knows, by id
   * @param clock says what has expired
   */
  public IndicatorRoutes(
      Pages pages,
      Audiences audiences,
      List<UUID> collections,
      Heads heads,
      Judgements judgements,
      Function<String, Optional<String>> parties,
      InstantSource clock) {
    this.indicators = new Indicators(pages, audiences, collections, heads, judgements, clock);
    this.parties = parties;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/threats/indicators.json", Access.FILTERED, call -> json(page(call), clock.instant())),
        Route.get("/threats/indicators.csv", Access.FILTERED, call -> csv(page(call))));
  }

  private Indicators.Page page(Call call) throws Refusal {
    Parameters query = call.parameters();
    for (String name : query.names()) {
      if (!PARAMETERS.contains(name)) {
        throw Refusal.badParameter(
            name,
            "There is no such parameter here; this address takes expired, false_positives, limit"
                + " and next.");
      }
    }
    String limit = query.single("limit").orElse(Integer.toString(MOST));
    if (!LIMIT.matcher(limit).matches()) {
      throw Refusal.badParameter("limit", "limit is a whole number from 1 to " + MOST + ".");
    }
    String next = query.single("next").orElse("0");
    if (!NEXT.matcher(next).matches()) {
      throw Refusal.badParameter("next", "next is to be a value that this node gave out.");
    }
    return indicators.page(
        new Indicators.Asked(
            flag(query, "expired"),
            flag(query, "false_positives"),
            Integer.parseInt(limit),
            Long.parseLong(next)),
        call.caller());
  }

  private static boolean flag(Parameters query, String name) throws Refusal {
    String text = query.single(name).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw Refusal.badParameter(name, name + " is true or false.");
    }
    return text.equals("true");
  }

  private Reply json(Indicators.Page page, Instant now) {
    String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeStringField("as_of", today);
          json.writeStringField("known_at", today);
          json.writeNumberField("total", page.rows().size());
          json.writeObjectFieldStart("counts");
          json.writeEndObject();
          json.writeObjectFieldStart("left_out");
          json.writeNumberField("revoked", page.leftOut().revoked());
          json.writeNumberField("expired", page.leftOut().expired());
          json.writeNumberField("false_positive", page.leftOut().falsePositives());
          json.writeEndObject();
          json.writeArrayFieldStart("items");
          for (Indicators.Row row : page.rows()) {
            write(json, row);
          }
          json.writeEndArray();
          if (page.next().isPresent()) {
            json.writeNumberField("next", page.next().getAsLong());
          }
        }));
  }

  private void write(JsonGenerator json, Indicators.Row row) throws IOException {
    Act act = row.head().act();
    json.writeStartObject();
    json.writeStringField("id", act.shown().id());
    text(json, row, "name");
    texts(json, "indicator_types", row.object().texts("indicator_types"));
    texts(json, "labels", row.object().texts("labels"));
    OptionalLong confidence = row.object().number("confidence");
    if (confidence.isPresent()) {
      json.writeNumberField("confidence", confidence.getAsLong());
    }
    json.writeArrayFieldStart("observables");
    for (Alternatives.Observable each : observables(row)) {
      json.writeStartObject();
      json.writeStringField("type", each.type());
      json.writeStringField("value", each.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    for (String name : List.of("pattern", "pattern_type", "valid_from", "valid_until")) {
      text(json, row, name);
    }
    json.writeObjectFieldStart("states");
    json.writeStringField("party", act.shown().party());
    json.writeStringField("name", parties.apply(act.shown().party()).orElse(""));
    json.writeEndObject();
    texts(json, "markings", markings(row.object()));
    json.writeBooleanField("revoked", row.head().validity().revoked());
    json.writeBooleanField("expired", row.expired());
    texts(json, "false_positive", row.falsePositives().stream().map(FalsePositive::party).toList());
    json.writeStringField("version", act.shown().version().orElse(""));
    json.writeStringField("date_added", CommitTime.text(act.micros()));
    json.writeNumberField("act", act.sequence());
    if (act.shown().exercise()) {
      json.writeBooleanField("exercise", true);
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, Indicators.Row row, String name) throws IOException {
    Optional<String> text = row.object().text(name);
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  private Reply csv(Indicators.Page page) {
    StringBuilder csv = new StringBuilder(1 << 14);
    Csv.line(csv, COLUMNS);
    for (Indicators.Row row : page.rows()) {
      List<Alternatives.Observable> observables = observables(row);
      for (Alternatives.Observable each :
          observables.isEmpty() ? List.of(new Alternatives.Observable("", "")) : observables) {
        Csv.line(csv, cells(row, each));
      }
    }
    Reply reply =
        Reply.of(
                200,
                "text/csv; charset=utf-8; header=present",
                csv.toString().getBytes(StandardCharsets.UTF_8))
            .with("Mithaq-Total", Integer.toString(page.rows().size()))
            .with(
                "Mithaq-Left-Out",
                "revoked=%d, expired=%d, false_positive=%d"
                    .formatted(
                        page.leftOut().revoked(),
                        page.leftOut().expired(),
                        page.leftOut().falsePositives()));
    return page.next().isPresent()
        ? reply.with("Mithaq-Next", Long.toString(page.next().getAsLong()))
        : reply;
  }

  private List<String> cells(Indicators.Row row, Alternatives.Observable observable) {
    Act act = row.head().act();
    List<String> cells = new ArrayList<>(COLUMNS.size());
    cells.add(observable.type());
    cells.add(observable.value());
    for (String name : List.of("pattern", "pattern_type", "valid_from", "valid_until")) {
      cells.add(row.object().text(name).orElse(""));
    }
    cells.add(act.shown().id());
    cells.add(String.join("; ", row.object().texts("labels")));
    cells.add(act.shown().party());
    cells.add(parties.apply(act.shown().party()).orElse(""));
    cells.add(String.join("; ", markings(row.object())));
    cells.add(Boolean.toString(row.head().validity().revoked()));
    cells.add(Boolean.toString(row.expired()));
    cells.add(Integer.toString(row.falsePositives().size()));
    cells.add(CommitTime.text(act.micros()));
    cells.add(Long.toString(act.sequence()));
    return cells;
  }

  private static List<Alternatives.Observable> observables(Indicators.Row row) {
    return row.object().text("pattern_type").filter("stix"::equals).isPresent()
        ? Alternatives.of(row.object().text("pattern").orElse(""))
        : List.of();
  }

  /** TLP levels by name, other markings by id, of the object and of its parts. */
  private static List<String> markings(org.mithaq.stix.Json.Members object) {
    return Stream.concat(
            object.texts("object_marking_refs").stream(),
            object.objects("granular_markings").stream()
                .flatMap(part -> part.text("marking_ref").stream()))
        .map(id -> Tlp.of(id).map(tlp -> "TLP:" + tlp.value().toUpperCase(Locale.ROOT)).orElse(id))
        .distinct()
        .toList();
  }
}
