package org.mithaq.node.site;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.StatementDraft;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.assistance.Filing;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * The form that proposes a statement. It needs no script: a clause more and a search for parties
 * are buttons that send the form and get it back with all that was typed.
 */
final class StatementForm {

  private static final String PATH = "/help/statements/new";
  private static final int MOST_BYTES = 1 << 18;
  private static final int MOST_CLAUSES = 10;
  private static final int MOST_INVITED = 40;
  private static final int MOST_FOUND = 12;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_CLAUSE = 2000;

  private final Pages pages;
  private final HelpData data;
  private final Filing filing;
  private final InstantSource clock;

  StatementForm(Pages pages, HelpData data, Desks desks) {
    this.pages = pages;
    this.data = data;
    this.filing = desks.filing();
    this.clock = desks.clock();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>(pages.in(PATH, Access.FILTERED, this::empty));
    routes.addAll(pages.forms(PATH, PATH, MOST_BYTES, written(), this::take));
    return routes;
  }

  /** The fields that may hold several lines. */
  private static Set<String> written() {
    Set<String> names = new LinkedHashSet<>();
    for (Language language : Language.values()) {
      for (int i = 1; i <= MOST_CLAUSES; i++) {
        names.add("clause-" + i + "-" + language.tag());
      }
    }
    return names;
  }

  /**
   * What is typed.
   *
   * @param fields texts by the names of their fields
   * @param clauses how many there are
   * @param invited ids of parties
   */
  private record Typed(Map<String, String> fields, int clauses, Set<String> invited) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  private Party proposer(Call call) throws Refusal {
    return call.caller()
        .party()
        .filter(_ -> call.visit().isPresent() && !filing.places(call.caller()).isEmpty())
        .orElseThrow(() ->
            Refusal.of(
                403,
                "not-signed-in",
                "Sign in as who enters acts for a party: parties propose statements.",
                "party"));
  }

  private Pages.Made empty(View view, Call call) throws Refusal {
    Party party = proposer(call);
    return page(
        view, call, 200, new Typed(Map.of(), 2, Set.of(party.id())), Map.of(), suggested(call));
  }

  /** Those with whom the party is in a circle. */
  private List<Json.Members> suggested(Call call) throws Refusal {
    Map<String, Json.Members> found = new LinkedHashMap<>();
    for (Json.Members circle : data.circlesOf(call.caller())) {
      circle.objects("members").forEach(each -> found.put(each.text("party").orElse(""), each));
    }
    return found.values().stream().limit(MOST_FOUND).toList();
  }

  private Reply take(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Pages.checkToken(view, call, form);
    Party party = proposer(call);
    Typed typed = typed(form);
    int clauses =
        switch (form.single("do").orElse("")) {
          case "more" -> Math.min(MOST_CLAUSES, typed.clauses + 1);
          case "less" -> Math.max(1, typed.clauses - 1);
          case "find" -> typed.clauses;
          default -> 0;
        };
    return clauses == 0
        ? propose(view, call, party, typed)
        : shown(view, call, 200, new Typed(typed.fields, clauses, typed.invited), Map.of());
  }

  private Reply propose(View view, Call call, Party party, Typed typed)
      throws Refusal, IOException, InterruptedException {
    Map<String, String> wrong = new HashMap<>();
    List<JointStatement.Text> texts = texts(view, typed, wrong);
    Optional<Instant> closes = closes(view, typed, wrong);
    OptionalInt threshold = threshold(view, typed, wrong);
    Optional<String> circle = circle(view, call.caller(), typed, wrong);
    if (typed.invited.isEmpty() && circle.isEmpty()) {
      wrong.put("error.invited", view.t("propose.invited.none"));
    }
    Optional<CollectionSettings> where =
        filing.places(call.caller()).stream()
            .filter(each -> each.alias().equals(typed.field("collection")))
            .findFirst();
    if (where.isEmpty()) {
      wrong.put("error.collection", view.t("register.error.choice"));
    }
    if (!wrong.isEmpty()) {
      return shown(view, call, 400, typed, wrong);
    }
    StatementDraft draft;
    try {
      draft =
          new StatementDraft(
              new Head(
                  "page " + party.id() + " " + UUID.randomUUID(),
                  clock.instant().truncatedTo(ChronoUnit.MILLIS),
                  Optional.of(party.id()),
                  Optional.of(texts.getFirst().lang()),
                  List.of()),
              new JointStatement.Terms(
                  texts.getFirst().title(),
                  texts,
                  List.copyOf(typed.invited),
                  circle,
                  threshold,
                  closes,
                  typed.field("opens").equals("true")));
    } catch (IllegalArgumentException e) {
      return shown(view, call, 400, typed, Map.of("error", view.refused(e)));
    }
    Optional<Grounds> refusal =
        filing.submit(call.caller(), where.orElseThrow(), List.of(draft.json()));
    return refusal.isPresent()
        ? shown(view, call, 400, typed, Map.of("error", view.refused(refusal.get())))
        : Pages.seeOther(view.link("/help/statements/" + draft.id()));
  }

  /** In each language that has a title; the reader's first. */
  private static List<JointStatement.Text> texts(
      View view, Typed typed, Map<String, String> wrong) {
    List<Language> order = new ArrayList<>(List.of(view.language()));
    List.of(Language.values()).stream().filter(each -> !order.contains(each)).forEach(order::add);
    List<JointStatement.Text> texts = new ArrayList<>();
    for (Language language : order) {
      String lang = language.tag();
      String title = typed.field("title-" + lang);
      List<JointStatement.Clause> clauses = new ArrayList<>();
      boolean begun = !title.isEmpty();
      for (int i = 1; i <= typed.clauses; i++) {
        String text = typed.field("clause-" + i + "-" + lang);
        begun |= !text.isEmpty();
        clauses.add(new JointStatement.Clause(Integer.toString(i), text));
        if (text.length() > LONGEST_CLAUSE) {
          wrong.put("error.clause-" + i + "-" + lang, view.t("people.tooLong"));
        }
      }
      if (!begun) {
        continue;
      }
      if (title.isEmpty() || title.length() > LONGEST_TITLE) {
        wrong.put(
            "error.title-" + lang,
            view.t(title.isEmpty() ? "propose.title.none" : "people.tooLong"));
      }
      clauses.stream()
          .filter(clause -> clause.text().isEmpty())
          .forEach(clause ->
              wrong.put(
                  "error.clause-" + clause.number() + "-" + lang, view.t("propose.clause.none")));
      texts.add(new JointStatement.Text(lang, title, clauses));
    }
    if (texts.isEmpty()) {
      wrong.put("error.title-" + view.language().tag(), view.t("propose.text.none"));
    }
    return texts;
  }

  private Optional<Instant> closes(View view, Typed typed, Map<String, String> wrong) {
    if (typed.field("closes").isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant closes = LocalDateTime.parse(typed.field("closes")).toInstant(ZoneOffset.UTC);
      if (closes.isAfter(clock.instant())) {
        return Optional.of(closes);
      }
    } catch (DateTimeException e) {
      // Said below, in the same words.
    }
    wrong.put("error.closes", view.t("propose.closes.wrong"));
    return Optional.empty();
  }

  private static OptionalInt threshold(View view, Typed typed, Map<String, String> wrong) {
    String text = typed.field("threshold");
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    int number = 0;
    for (int c : text.codePoints().limit(5).toArray()) {
      int digit = Character.digit(c, 10);
      number = digit < 0 || number < 0 ? -1 : number * 10 + digit;
    }
    if (number < 1 || number > 9999) {
      wrong.put("error.threshold", view.t("propose.threshold.wrong"));
      return OptionalInt.empty();
    }
    return OptionalInt.of(number);
  }

  private Optional<String> circle(View view, Caller caller, Typed typed, Map<String, String> wrong)
      throws Refusal {
    String slug = typed.field("circle");
    if (slug.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> id =
        data.circlesOf(caller).stream()
            .filter(each -> each.text("slug").filter(slug::equals).isPresent())
            .findFirst()
            .flatMap(each -> each.text("circle"));
    if (id.isEmpty()) {
      wrong.put("error.circle", view.t("register.error.choice"));
    }
    return id;
  }

  private static Typed typed(Parameters form) throws Refusal {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : form.names()) {
      if (!name.equals("invited") && !name.equals("form_token")) {
        fields.put(name, form.all(name).getFirst().strip());
      }
    }
    int clauses = 0;
    while (clauses < MOST_CLAUSES && fields.containsKey("clause-" + (clauses + 1) + "-en")) {
      clauses++;
    }
    Set<String> invited = new LinkedHashSet<>();
    form.all("invited").stream()
        .filter(id -> id.startsWith("identity--") && id.length() < 60)
        .limit(MOST_INVITED)
        .forEach(invited::add);
    return new Typed(fields, Math.max(1, clauses), invited);
  }

  private Reply shown(View view, Call call, int status, Typed typed, Map<String, String> wrong)
      throws Refusal {
    String wanted = typed.field("find");
    List<Json.Members> found =
        wanted.isEmpty()
            ? suggested(call)
            : data.parties(
                "exercise=all&limit=" + MOST_FOUND + "&q=" + View.encode(wanted), call.caller());
    return pages.show(view, page(view, call, status, typed, wrong, found));
  }

  private Pages.Made page(
      View view,
      Call call,
      int status,
      Typed typed,
      Map<String, String> wrong,
      List<Json.Members> found)
      throws Refusal {
    Map<String, Json.Members> choices = new LinkedHashMap<>();
    if (!typed.invited.isEmpty()) {
      // One question for all: ids are joined as in any list's query.
      String ids = String.join(",", typed.invited);
      data.parties("exercise=all&limit=100&party=" + View.encode(ids), call.caller())
          .forEach(each -> choices.put(each.text("party").orElse(""), each));
    }
    found.forEach(each -> choices.putIfAbsent(each.text("party").orElse(""), each));
    Map<String, String> told = new HashMap<>(typed.fields);
    told.putAll(wrong);
    Map<String, Object> values = new HashMap<>();
    values.put("told", told);
    values.put("clauses", typed.clauses);
    values.put("mayGrow", typed.clauses < MOST_CLAUSES);
    values.put("choices", List.copyOf(choices.values()));
    values.put("invited", typed.invited);
    values.put(
        "circles",
        data.circlesOf(call.caller()).stream()
            .map(row -> new Filters.Option(row.text("slug").orElse(""), view.name(row)))
            .toList());
    values.put("collections", filing.places(call.caller()));
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    return new Pages.Made(status, "statement-new.jte", values);
  }
}
