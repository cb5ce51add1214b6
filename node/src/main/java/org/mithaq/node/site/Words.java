package org.mithaq.node.site;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The site's own texts in one language: ICU messages, with plurals by the language's rules. */
public final class Words {

  /** By what part of the site says them. */
  private static final List<String> FILES =
      List.of(
          "site",
          "errors",
          "register",
          "threats",
          "story",
          "verify",
          "people",
          "help",
          "work",
          "judged",
          "together",
          "notify",
          "finding");

  private final ULocale locale;
  private final Map<String, String> texts;
  private final Refusals refusals;

  /** Made when a page first asks for it: ICU takes a while. */
  private final Map<ULocale, Written> written = new ConcurrentHashMap<>(1);

  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Words(ULocale locale, Map<String, String> texts, Refusals refusals) {
    this.locale = locale;
    this.texts = Map.copyOf(texts);
    this.refusals = refusals;
  }

  static Words of(Language language) {
    List<String> files =
        FILES.stream().map(file -> "words/" + file + "." + language.tag() + ".properties").toList();
    return new Words(language.locale(), Resources.texts(files), Refusals.in(language));
  }

  /** How the language writes numbers and days. */
  Written written() {
    return written.computeIfAbsent(locale, Written::new);
  }

  /** Why something was refused. */
  Refusals refusals() {
    return refusals;
  }

  Set<String> names() {
    return texts.keySet();
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException for a name that there is no text for
   */
  String say(String name, Object... arguments) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no text " + name + " in " + locale);
    }
    if (arguments.length == 0 && text.indexOf('{') < 0) {
      return text;
    }
    MessageFormat format = formats.computeIfAbsent(name, _ -> new MessageFormat(text, locale));
    // A format keeps state while it works.
    return format.clone().format(arguments);
  }
}
