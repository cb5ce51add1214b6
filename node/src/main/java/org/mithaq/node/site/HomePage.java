package org.mithaq.node.site;

import com.ibm.icu.text.Collator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.LogFiles;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.Listing;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.SignedCheckpoint;

/** {@code /{lang}/}: the accord on a day. */
final class HomePage {

  /** The day that the worked example is about. */
  private static final String THE_DAY = "2021-11-12";

  private final Pages pages;
  private final RegisterQueries register;
  private final LogFiles log;

  /** Made when it is first asked for: it needs names that take a while to load. */
  private final AtomicReference<Optional<WorldMap>> world = new AtomicReference<>(Optional.empty());

  HomePage(Pages pages, RegisterQueries register, LogFiles log) {
    this.pages = pages;
    this.log = log;
    this.register = register;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>(pages.in("/", Access.FILTERED, this::make));
    routes.addAll(pages.files("/map.svg", Access.FILTERED, this::map));
    return routes;
  }

  private Reply map(View view, Call call) throws Refusal {
    String asOf = call.parameters().single("as_of").orElse(THE_DAY);
    Listing states =
        register.list(
            "positions",
            Parameters.read("category=state&limit=1000&as_of=" + View.encode(asOf)),
            call.caller());
    Map<String, String> stances = new HashMap<>();
    for (Json.Members item : states.rows()) {
      item.text("country")
          .ifPresent(country -> stances.put(country, item.text("stance").orElse("")));
    }
    String svg = world().draw(stances, view.t("home.map", view.day(asOf)));
    return Reply.of(200, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .with("Cache-Control", "no-cache");
  }

  private WorldMap world() {
    return world
        .updateAndGet(made -> made.isPresent() ? made : Optional.of(new WorldMap()))
        .orElseThrow();
  }

  private Pages.Made make(View view, Call call) throws Refusal, IOException {
    String asOf = call.parameters().single("as_of").orElse(THE_DAY);
    Listing all = supporters(call.caller(), asOf, "&limit=1");
    Listing states = supporters(call.caller(), asOf, "&category=state&limit=1000");
    Map<String, Long> counts = new LinkedHashMap<>();
    Json.Members byCategory = all.about().object("counts");
    for (String category : byCategory.byName().keySet()) {
      counts.put(category, byCategory.number(category).orElse(0));
    }
    String changed =
        states.rows().stream()
            .flatMap(item -> item.text("date").stream())
            .max(Comparator.naturalOrder())
            .orElse(asOf);
    Listing before = supporters(call.caller(), eve(changed), "&category=state&limit=1");
    Listing overdue =
        register.list(
            "undertakings",
            Parameters.read("overdue=true&as_of=" + View.encode(asOf)),
            call.caller());
    return Pages.Made.of(
        "home.jte",
        Map.of(
            "home",
            new Home(
                asOf,
                changed,
                all.about().text("known_at").orElse(asOf),
                states.about().number("total").orElse(0),
                before.about().number("total").orElse(0),
                counts,
                sorted(view, states.rows()),
                overdue.rows(),
                checkpoint())));
  }

  /** By their names in the reader's language, as the language sorts them. */
  private static List<Json.Members> sorted(View view, List<Json.Members> rows) {
    Collator order = Collator.getInstance(view.language().locale());
    return rows.stream()
        .sorted(Comparator.comparing(item -> view.name(item).text(), order))
        .toList();
  }

  /** The log's last word of itself; none before there is one. */
  private Optional<Home.Signed> checkpoint() throws IOException {
    Optional<ByteBuffer> note = log.read("checkpoint");
    if (note.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[note.get().remaining()];
    note.get().duplicate().get(bytes);
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
      String origin = signed.checkpoint().origin().value();
      return Optional.of(
          new Home.Signed(
              signed.checkpoint().root().toBase64(),
              signed.note().signatures().stream()
                  .map(signature -> signature.name().value())
                  .filter(name -> !name.equals(origin))
                  .distinct()
                  .toList()));
    } catch (MalformedException e) {
      throw new IOException("the log's checkpoint is none", e);
    }
  }

  private static String eve(String day) throws Refusal {
    try {
      return LocalDate.parse(day).minusDays(1).toString();
    } catch (DateTimeException e) {
      throw Refusal.badParameter("as_of", "as_of is a day, written YYYY-MM-DD.");
    }
  }

  private Listing supporters(Caller caller, String asOf, String more) throws Refusal {
    return register.list(
        "positions", Parameters.read("stance=supports&as_of=" + View.encode(asOf) + more), caller);
  }
}
