package org.mithaq.node.site;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML with places for values, {@code {{name}}}, and sections that are shown or left out, {@code
 * {{#name}}…{{/name}}}. Every value is escaped, for text and for attributes in quotes; there is no
 * way around that.
 */
record Template(String html) {

  private static final Pattern SECTION =
      Pattern.compile("\\{\\{#([a-z.-]+)}}(.*?)\\{\\{/\\1}}\n?", Pattern.DOTALL);
  private static final Pattern PLACE = Pattern.compile("\\{\\{([^}]*)}}");

  /**
   * The page.
   *
   * @param shown names of the sections that are shown
   * @throws IllegalStateException where the template names a value that is not there
   */
  String render(Map<String, String> values, Set<String> shown) {
    String kept =
        SECTION
            .matcher(html)
            .replaceAll(section ->
                shown.contains(section.group(1)) ? Matcher.quoteReplacement(section.group(2)) : "");
    return PLACE.matcher(kept).replaceAll(place -> value(values, place.group(1)));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the template names a value that is not there: " + name);
    }
    return Matcher.quoteReplacement(escape(value));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
