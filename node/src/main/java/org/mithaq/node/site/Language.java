package org.mithaq.node.site;

import com.ibm.icu.util.ULocale;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The languages of the pages; the first stands in where a reader asks for none of them. */
public enum Language {
  EN("en", "ltr", "English"),
  AR("ar", "rtl", "العربية"),
  FR("fr", "ltr", "Français");

  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(\\*|[A-Za-z]{1,8})(?:-[A-Za-z0-9]{1,8})*\\s*"
              + "(?:;\\s*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*)?");

  private final String tag;
  private final String direction;
  private final String ownName;

  Language(String tag, String direction, String ownName) {
    this.tag = tag;
    this.direction = direction;
    this.ownName = ownName;
  }

  /** As in {@code lang} and in addresses. */
  public String tag() {
    return tag;
  }

  /** As in {@code dir}. */
  public String direction() {
    return direction;
  }

  /** What the language calls itself. */
  public String ownName() {
    return ownName;
  }

  ULocale locale() {
    return ULocale.forLanguageTag(tag);
  }

  String path() {
    return "/" + tag + "/";
  }

  /**
   * The language that an Accept-Language header (RFC 9110 §12.5.4) prefers; among equals the one
   * named first. Ranges that cannot be read are passed over.
   */
  static Language preferred(Optional<String> acceptLanguage) {
    Map<Language, Double> named = new EnumMap<>(Language.class);
    double others = 0;
    Language best = EN;
    double bestQuality = 0;
    for (String range : acceptLanguage.orElse("").split(",", -1)) {
      Matcher form = RANGE.matcher(range);
      if (!form.matches()) {
        continue;
      }
      double quality = Optional.ofNullable(form.group(2)).map(Double::parseDouble).orElse(1.0);
      String wanted = form.group(1).toLowerCase(Locale.ROOT);
      if (wanted.equals("*")) {
        others = Math.max(others, quality);
      }
      for (Language language : values()) {
        if (language.tag.equals(wanted)) {
          named.merge(language, quality, Math::max);
          if (quality > bestQuality) {
            best = language;
            bestQuality = quality;
          }
        }
      }
    }
    for (Language language : values()) {
      if (!named.containsKey(language) && others > bestQuality) {
        best = language;
        bestQuality = others;
      }
    }
    return best;
  }
}
