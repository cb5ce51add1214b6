package org.mithaq.node.notify;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is written in e-mail, in one language: ICU messages. */
final class Texts {

  /** Tags of the languages, RFC 5646. */
  static final Set<String> LANGUAGES = Set.of("ar", "fr", "en");

  private static final int LONGEST = 160;

  /** What breaks a line, or changes which way a text runs. */
  private static final Pattern UNWRITTEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final String ISOLATE = "\u2068";
  private static final String END = "\u2069";

  private final String language;
  private final Map<String, String> texts;

  private Texts(String language, Map<String, String> texts) {
    this.language = language;
    this.texts = Map.copyOf(texts);
  }

  /** Those of a language. */
  static Texts of(String language) {
    Properties properties = new Properties();
    String name = "mail." + language + ".properties";
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return new Texts(language, texts);
  }

  static Map<String, Texts> all() {
    return LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(each -> each, Texts::of));
  }

  Set<String> names() {
    return texts.keySet();
  }

  String say(String name, Object... arguments) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no text " + name + " in " + language);
    }
    return new MessageFormat(text, ULocale.forLanguageTag(language)).format(arguments);
  }

  /** What somebody else wrote, as a part of one line. */
  static String foreign(String text) {
    String line = UNWRITTEN.matcher(text).replaceAll(" ").strip();
    if (line.codePointCount(0, line.length()) > LONGEST) {
      line = line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
    return ISOLATE + line + END;
  }
}
