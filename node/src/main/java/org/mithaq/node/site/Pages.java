package org.mithaq.node.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.http.Visitors;

/** Makes pages of templates that were compiled with the node: the frame around every page. */
final class Pages {

  /** Nothing inline and nothing from elsewhere. */
  static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final int MOST_FORM_BYTES = 1 << 16;

  private static final String FORGED = "forged";

  private static final String PACKAGE = "org.mithaq.node.site.pages";

  private final SiteFacts facts;
  private final LongSupplier logSize;
  private final Map<Language, Words> words = new EnumMap<>(Language.class);
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);

  /**
   * The frame of one node's pages.
   *
   * @param logSize leaves under the last checkpoint; asked at every request
   */
  Pages(SiteFacts facts, LongSupplier logSize) {
    this.facts = facts;
    this.logSize = logSize;
    for (Language language : Language.values()) {
      words.put(language, Words.of(language));
    }
  }

  /** What a page answers in one language. */
  @FunctionalInterface
  interface Maker {
    Made make(View view, Call call) throws Refusal, IOException;
  }

  /**
   * A page's template and what it is filled with.
   *
   * @param template its file's name under {@code src/main/jte}
   */
  record Made(int status, String template, Map<String, Object> values) {
    static Made of(String template, Map<String, Object> values) {
      return new Made(200, template, values);
    }
  }

  /**
   * The same page in every language.
   *
   * @param path behind the language; as in {@link Route}
   */
  List<Route> in(String path, Access access, Maker maker) {
    return List.of(Language.values()).stream()
        .map(language ->
            Route.get("/" + language.tag() + path, access, call -> reply(language, call, maker)))
        .toList();
  }

  /** What belongs to a page and is none itself. */
  @FunctionalInterface
  interface FileMaker {
    Reply make(View view, Call call) throws Refusal, IOException;
  }

  /** The same file in every language. */
  List<Route> files(String path, Access access, FileMaker maker) {
    return List.of(Language.values()).stream()
        .map(language ->
            Route.get(
                "/" + language.tag() + path,
                access,
                call -> maker.make(view(language, call), call)))
        .toList();
  }

  /**
   * The same page in every language as a file to be kept.
   *
   * @param name that the reader's file gets, with {@code %s} for the language
   */
  List<Route> downloads(String path, String name, Access access, Maker maker) {
    return List.of(Language.values()).stream()
        .map(language -> {
          String disposition = "attachment; filename=\"" + name.formatted(language.tag()) + "\"";
          return Route.get(
              "/" + language.tag() + path,
              access,
              call -> reply(language, call, maker).with("Content-Disposition", disposition));
        })
        .toList();
  }

  /** What a form answers: a page, or where to go on. */
  @FunctionalInterface
  interface FormMaker {
    Reply take(View view, Call call, Parameters form)
        throws Refusal, IOException, InterruptedException;
  }

  /**
   * What a form sends, in every language.
   *
   * @param page behind the language: where the form stands, which links to other languages lead to
   */
  List<Route> forms(String path, String page, FormMaker maker) {
    return forms(path, page, Set.of(), maker);
  }

  /**
   * The same.
   *
   * @param written names of fields that may hold several lines
   */
  List<Route> forms(String path, String page, Set<String> written, FormMaker maker) {
    return forms(path, page, MOST_FORM_BYTES, written, maker);
  }

  /**
   * The same for a form that may be long.
   *
   * @param most bytes, as they are sent
   */
  List<Route> forms(String path, String page, int most, Set<String> written, FormMaker maker) {
    return List.of(Language.values()).stream()
        .map(language ->
            Route.post(
                "/" + language.tag() + path,
                Access.FORM,
                call -> {
                  View view = view(language, call).at(page, "");
                  try {
                    Body body = call.body(most);
                    String form =
                        new String(body.bytes(), 0, body.length(), StandardCharsets.UTF_8);
                    return maker.take(view, call, Parameters.form(form, written));
                  } catch (Refusal refusal) {
                    return show(view, refused(view, refusal));
                  }
                }))
        .toList();
  }

  /** Goes on to another page, so that nothing is sent twice. */
  static Reply seeOther(String local) {
    return Reply.empty(303).with("Location", local).with("Cache-Control", "no-store");
  }

  /**
   * Checks that a form of this session was sent.
   *
   * @throws Refusal 403 otherwise
   */
  static void checkToken(View view, Call call, Parameters form) throws Refusal {
    byte[] given = form.single("form_token").orElse("").getBytes(StandardCharsets.UTF_8);
    Optional<Visitors.Visit> visit = call.visit();
    if (visit.isEmpty()
        || !MessageDigest.isEqual(
            given, visit.get().formToken().getBytes(StandardCharsets.UTF_8))) {
      throw Refusal.of(403, FORGED, view.t("people.forged"), "form_token");
    }
  }

  /** What is refused as a whole; a form that was forged is told so in the page's language. */
  private static Made refused(View view, Refusal refusal) {
    String said =
        refusal.code().equals(FORGED) ? refusal.message() : view.term("error", refusal.code());
    return new Made(
        refusal.status(),
        "refused.jte",
        Map.of(
            "status",
            refusal.status(),
            "said",
            said.equals(refusal.code()) ? "" : said,
            "reason",
            refusal.code().equals(FORGED) ? "" : refusal.message()));
  }

  private Reply reply(Language language, Call call, Maker maker) throws IOException {
    View view = view(language, call);
    Made made;
    try {
      made = maker.make(view, call);
    } catch (Refusal refusal) {
      made = refused(view, refusal);
    }
    return show(view, made);
  }

  /** A page as it is sent. */
  Reply show(View view, Made made) {
    Language language = view.language();
    Map<String, Object> values = new HashMap<>(made.values);
    values.put("v", view);
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(made.template, values, output);
    ByteArrayOutputStream html = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.of(made.status, "text/html; charset=utf-8", html.toByteArray())
        .with("Content-Language", language.tag())
        .with("Content-Security-Policy", POLICY)
        .with("Cache-Control", view.signedIn().isPresent() ? "no-store" : "no-cache");
  }

  /** What a reader of one language asked for. */
  View view(Language language, Call call) {
    return new View(
        language,
        Objects.requireNonNull(words.get(language)),
        facts,
        call.path().substring(1 + language.tag().length()),
        call.query(),
        logSize.getAsLong(),
        call.caller().delegate());
  }
}
