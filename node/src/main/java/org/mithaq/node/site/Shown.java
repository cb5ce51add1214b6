package org.mithaq.node.site;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.country.Countries;
import org.mithaq.stix.Json;

/** How the pages of the register say what its answers hold. */
public final class Shown {

  /** Most days that a sentence names. */
  private static final int MOST_DAYS = 12;

  private Shown() {}

  /** Whether an address is one that a page may link to. */
  public static boolean web(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme());
      return (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The host of an address that {@link #web} accepts. */
  public static String host(String url) {
    return String.valueOf(URI.create(url).getHost());
  }

  /** A country's name in the reader's language, by its ISO 3166-1 code; the code if invented. */
  public static String country(View view, String code) {
    return country(view.language(), code);
  }

  static String country(Language language, String code) {
    if (Countries.invented(code)) {
      return code;
    }
    String name = ULocale.getDisplayCountry("und-" + code, language.tag());
    return name.isEmpty() ? code : name;
  }

  /**
   * What the answer to a question about positions counts, as a sentence: how many, and of those
   * whose day is only known from above, how many by which day; of many days the last ones stand
   * together, for all of them were so by the last.
   */
  public static String summary(View view, Json.Members about) {
    long total = about.number("total").orElse(0);
    StringBuilder text = new StringBuilder(view.t("register.summary", total));
    List<String> days = new ArrayList<>();
    for (Map.Entry<String, Long> each : few(Found.numbers(about.object("no_later_than")))) {
      days.add(view.t("register.summary.by", each.getValue(), view.day(each.getKey())));
    }
    if (!days.isEmpty()) {
      ListFormatter list = ListFormatter.getInstance(view.language().locale());
      text.append(' ').append(view.t("register.summary.days", list.format(days)));
    }
    long open =
        Found.numbers(about.object("possible")).stream().mapToLong(Map.Entry::getValue).sum();
    if (open > 0) {
      text.append(' ').append(view.t("register.summary.possible", open));
    }
    return text.toString();
  }

  private static List<Map.Entry<String, Long>> few(List<Map.Entry<String, Long>> days) {
    if (days.size() <= MOST_DAYS) {
      return days;
    }
    List<Map.Entry<String, Long>> few = new ArrayList<>(days.subList(0, MOST_DAYS - 1));
    few.add(
        Map.entry(
            days.getLast().getKey(),
            days.stream().skip(MOST_DAYS - 1).mapToLong(Map.Entry::getValue).sum()));
    return few;
  }

  /** The passage in the reader's language; where there is none, the first in any. */
  public static Optional<View.Said> passage(View view, List<Json.Members> passages) {
    return passages.stream()
        .filter(each -> each.text("lang").filter(view.language().tag()::equals).isPresent())
        .findFirst()
        .or(() -> passages.stream().findFirst())
        .map(each ->
            new View.Said(each.text("text").orElse(""), each.text("lang").orElse(""), "auto"));
  }

  /** How certain a day is, in words of the timeline: between which days, by which, on which. */
  public static Optional<String> notBefore(View view, Json.Members item) {
    return item.text("date_quality").filter("by"::equals).isPresent()
        ? item.text("not_before").map(day -> view.t("register.not_before", view.day(day)))
        : Optional.empty();
  }

  /** schema.org's type of a party. */
  public static String type(Json.Members party) {
    return switch (party.text("category").orElse("")) {
      case "state", "public-authority" -> "https://schema.org/GovernmentOrganization";
      default -> "https://schema.org/Organization";
    };
  }

  /** CSS class of a stance's tag. */
  public static String tone(String stance) {
    return switch (stance) {
      case "supports", "in-force", "done", "member" -> "tag good";
      case "declined", "withdrawn", "pending-approval", "left", "suspended" -> "tag warn";
      default -> "tag";
    };
  }
}
