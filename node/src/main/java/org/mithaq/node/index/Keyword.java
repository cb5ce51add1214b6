package org.mithaq.node.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One form for spellings that mean the same value. */
final class Keyword {

  /** Longer values are told apart by their digest: a term must stay small. */
  private static final int LONGEST = 200;

  private static final int MOST_WORDS = 8;

  /** Combining marks and the Arabic lengthening stroke. */
  private static final Pattern MARKS = Pattern.compile("[\\p{M}\u0640]+");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Keyword() {}

  /** Of an observable value: composed, lower case, trimmed. */
  static String exact(String value) {
    String plain = normal(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return plain.length() <= LONGEST
        ? plain
        : "sha-256 "
            + HexFormat.of().formatHex(sha256().digest(plain.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Of a name: also without accents and vowel signs. Taking letters apart does that for Latin and
   * for the alifs with a hamza; the final forms of yāʾ and tāʾ, written either way, are made one.
   * Empty for what is marks and strokes alone.
   */
  static String name(String name) {
    String wide = name.length() > LONGEST * 4 ? name.substring(0, LONGEST * 4) : name;
    String plain = normal(wide.strip(), Normalizer.Form.NFKD);
    String bare = isAscii(plain) ? plain : MARKS.matcher(plain).replaceAll("");
    String spaced =
        SPACE
            .matcher(bare.toLowerCase(Locale.ROOT))
            .replaceAll(" ")
            .replace('ى', 'ي')
            .replace('ة', 'ه')
            .strip();
    return spaced.length() > LONGEST ? spaced.substring(0, LONGEST) : spaced;
  }

  private static String normal(String text, Normalizer.Form form) {
    return isAscii(text) ? text : Normalizer.normalize(text, form);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** The name from its first word on, from its second on, and so forth. */
  static List<String> starts(String name) {
    String whole = name(name);
    List<String> starts = new ArrayList<>();
    for (int at = 0; at >= 0 && at < whole.length() && starts.size() < MOST_WORDS; ) {
      starts.add(whole.substring(at));
      int space = whole.indexOf(' ', at);
      at = space < 0 ? -1 : space + 1;
    }
    return starts;
  }
}
