package org.mithaq.node.site.threats;

import java.util.EnumSet;
import java.util.Set;

/** Foreign text made fit to be looked at: nothing in it is unseen, and it has an end. */
public final class Plain {

  private static final Set<Character.UnicodeScript> CONFUSABLE =
      EnumSet.of(
          Character.UnicodeScript.LATIN,
          Character.UnicodeScript.CYRILLIC,
          Character.UnicodeScript.GREEK,
          Character.UnicodeScript.ARMENIAN,
          Character.UnicodeScript.CHEROKEE);

  private Plain() {}

  /**
   * The text with what acts unseen written out as {@code ⟨U+202E⟩}: control characters, those that
   * turn or embed directions, tags, and what has no width. Joiners and direction marks, which
   * Arabic and Persian need, stay: they act on their neighbours alone.
   */
  public static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (unseen(point)) {
        out.append("⟨U+").append("%04X".formatted(point)).append('⟩');
      } else {
        out.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return out.toString();
  }

  private static boolean unseen(int point) {
    return (point < 0x20 && point != '\n' && point != '\t')
        || (point >= 0x7f && point <= 0x9f)
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2060 && point <= 0x206f)
        || (point >= 0xd800 && point <= 0xdfff)
        || (point >= 0xe0000 && point <= 0xe007f)
        || point == 0x200b
        || point == 0xfeff
        || point == 0x2028
        || point == 0x2029;
  }

  /** At most so many characters, whole ones, and an ellipsis where something is missing. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  /** Cut, then made visible. */
  public static String of(String text, int most) {
    return visible(cut(text, most));
  }

  /** Whether one word mixes letters of scripts that look alike, as homoglyphs do. */
  public static boolean mixed(String text) {
    Set<Character.UnicodeScript> seen = EnumSet.noneOf(Character.UnicodeScript.class);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (Character.isLetter(point)) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        if (CONFUSABLE.contains(script)) {
          seen.add(script);
        }
      } else if (Character.isWhitespace(point)) {
        seen.clear();
      }
      if (seen.size() > 1) {
        return true;
      }
      i += Character.charCount(point);
    }
    return false;
  }
}
