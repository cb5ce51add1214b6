package org.mithaq.node.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Grounds;
import org.mithaq.stix.Json;

/**
 * What a page's template asks for: texts, numbers and days in the reader's language, and links that
 * stay in it.
 *
 * @param path behind the language, beginning with a slash
 * @param query as it stood in the request, without the question mark
 * @param logSize leaves under the last checkpoint
 * @param signedIn name of the account of whoever asks
 */
public record View(
    Language language,
    Words words,
    SiteFacts facts,
    String path,
    String query,
    long logSize,
    Optional<String> signedIn) {

  /** One entry of the navigation; its text is {@code nav.} and its name. */
  public record Entry(String name, String path) {}

  private static final List<Entry> NAVIGATION =
      List.of(
          new Entry("home", "/"),
          new Entry("story", "/story"),
          new Entry("register", "/register"),
          new Entry("threats", "/threats"),
          new Entry("help", "/help"),
          new Entry("verify", "/verify"));

  public List<Entry> navigation() {
    return NAVIGATION;
  }

  /** One of the site's own texts; see {@link Words}. */
  public String t(String name, Object... arguments) {
    return words.say(name, arguments);
  }

  /** A word of a vocabulary, such as {@code category.state}; the word itself where it is open. */
  public String term(String vocabulary, String word) {
    String name = vocabulary + "." + word;
    return words.has(name) ? words.say(name) : word;
  }

  /** Why something was refused. */
  public String refused(Grounds grounds) {
    return words.refusals().say(grounds, this::term);
  }

  /** Why what was typed makes nothing that could be sent. */
  String refused(IllegalArgumentException wrong) {
    return words.refusals().say(wrong, this::term);
  }

  /** The address of a page in this language. */
  public String link(String to) {
    return "/" + language.tag() + to;
  }

  /** The same view of another page. */
  View at(String other, String otherQuery) {
    return new View(language, words, facts, other, otherQuery, logSize, signedIn);
  }

  /** The address of this very page in another language. */
  public String in(Language other) {
    return "/" + other.tag() + path + (query.isEmpty() ? "" : "?" + query);
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public String number(long number) {
    return words.written().number(number);
  }

  /** A day as the language writes it; what is no day stays as it is. */
  public String day(String iso) {
    try {
      Instant start = LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
      return words.written().day(start);
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /** A time to the minute, UTC; what is no time stays as it is. */
  public String time(String iso) {
    try {
      Instant time = Instant.parse(iso);
      return words.written().minute(time) + " UTC";
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /** A month, {@code YYYY-MM}, as the language writes it; what is no month stays as it is. */
  public String month(String iso) {
    try {
      Instant start = LocalDate.parse(iso + "-01").atStartOfDay().toInstant(ZoneOffset.UTC);
      return words.written().month(start);
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /** A text that may be there in several languages, with the one that it is in. */
  public record Said(String text, String lang, String dir) {}

  /**
   * A member of an item in the reader's language where there is one, else as it was entered.
   *
   * @param translations name of the member that holds texts by language
   */
  public Said said(Json.Members item, String member, String translations) {
    Optional<String> own = item.object(translations).text(language.tag());
    if (own.isPresent()) {
      return new Said(own.get(), language.tag(), language.direction());
    }
    return new Said(item.text(member).orElse(""), "", "auto");
  }

  /** The name of a party, a circle, an undertaking. */
  public Said name(Json.Members item) {
    return said(item, "name", "names");
  }
}
