package org.mithaq.node.country;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which search compares texts: without case, diacritics of Latin and Greek letters,
 * vowel signs and letter variants of Arabic, and differences of spaces, dashes, quotation marks and
 * digits that no one types alike. What folds to the same text is the same to search; folding twice
 * changes nothing more.
 *
 * <p>Marks of other scripts stay: there they are letters.
 */
public final class SearchFold {
  private static final int TATWEEL = 0x640;

  private SearchFold() {}

  /** The folded text, without spaces at its ends. */
  public static String fold(String text) {
    String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
    // Capital letters first: they bring letters together that small ones keep apart, such as ß.
    String small = parts.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String plain = letters(Normalizer.normalize(small, Normalizer.Form.NFKD));
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /** Letters and digits of the folded text alone, in words with one space between. */
  public static String words(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean gap = false;
    String folded = fold(text);
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c) || mark(c)) {
        if (gap && !words.isEmpty()) {
          words.append(' ');
        }
        words.appendCodePoint(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return words.toString();
  }

  private static String letters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean bare = true; // whether marks after the last letter are left out
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
        continue;
      }
      if (c == TATWEEL || Character.getType(c) == Character.FORMAT || (mark(c) && bare)) {
        continue;
      }
      if (gap && !out.isEmpty()) {
        out.append(' ');
      }
      gap = false;
      if (!mark(c)) {
        bare = digit(c) || bareScript(c);
      }
      letter(c, out);
    }
    return out.toString();
  }

  private static boolean mark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean bareScript(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, GREEK, ARABIC, HEBREW, COMMON, INHERITED -> true;
      default -> false;
    };
  }

  private static boolean digit(int c) {
    return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static void letter(int c, StringBuilder out) {
    switch (c) {
      case 'ø' -> out.append('o');
      case 'đ', 'ð' -> out.append('d');
      case 'ħ' -> out.append('h');
      case 'ı' -> out.append('i');
      case 'ł' -> out.append('l');
      case 'ŧ' -> out.append('t');
      case 'æ' -> out.append("ae");
      case 'œ' -> out.append("oe");
      case 'þ' -> out.append("th");
      case 'ß' -> out.append("ss");
      case 'ς' -> out.append('σ');
      // Alef with wasla; the other forms of alef, waw and yeh lost their hamza as a mark.
      case 0x671 -> out.append('ا');
      // Teh marbuta and the forms of heh.
      case 0x629, 0x6BE, 0x6C1, 0x6C3, 0x6D5 -> out.append('ه');
      // Alef maksura and the Farsi yeh.
      case 0x649, 0x6CC -> out.append('ي');
      // The Farsi kaf.
      case 0x6A9 -> out.append('ك');
      case '‘', '’', 'ʼ', '`', '´', '‛' -> out.append('\'');
      case '«', '»', '“', '”', '„', '‟' -> out.append('"');
      case '‐', '‒', '–', '—', '―', '−' -> out.append('-');
      default -> out.appendCodePoint(digit(c) ? '0' + Character.digit(c, 10) : c);
    }
  }
}
