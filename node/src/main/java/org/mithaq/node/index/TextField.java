package org.mithaq.node.index;

import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;

/**
 * The field that a text is analysed in: one for each language, chosen by script and, between French
 * and English, by function words. A text is indexed once and a search asks all three, so that a
 * wrong guess still finds the very word forms and costs only the others.
 */
enum TextField {
  ARABIC("text_ar"),
  FRENCH("text_fr"),
  ENGLISH("text_en");

  private static final long[] FRENCH_WORDS =
      words(
          "le", "la", "les", "des", "une", "et", "est", "dans", "pour", "sur", "par", "du", "aux",
          "que", "qui", "avec", "sont", "pas", "ce", "cette", "ses", "au");

  private static final long[] ENGLISH_WORDS =
      words(
          "the", "of", "and", "to", "in", "is", "for", "that", "with", "are", "this", "by", "from",
          "be", "has", "have", "or", "as", "it", "may", "can", "an");

  /** Characters that are looked at. */
  private static final int SAMPLE = 600;

  private final String field;

  TextField(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  static TextField of(String text) {
    int sample = Math.min(SAMPLE, text.length());
    int arabic = 0;
    int balance = 0;
    long word = 0;
    for (int at = 0; at < sample; at++) {
      char c = text.charAt(at);
      if (Character.isLetter(c)) {
        word = with(word, c);
        arabic += c >= 0x0600 && c <= 0x06FF ? 1 : 0;
      } else if (word != 0) {
        balance += weigh(word);
        word = 0;
      }
    }
    if (arabic * 5 > sample) {
      return ARABIC;
    }
    return balance + weigh(word) > 0 ? FRENCH : ENGLISH;
  }

  private static int weigh(long word) {
    if (Arrays.binarySearch(FRENCH_WORDS, word) >= 0) {
      return 1;
    }
    return Arrays.binarySearch(ENGLISH_WORDS, word) >= 0 ? -1 : 0;
  }

  /** A word in one number, a byte a letter; of more than seven letters the top bits are no word. */
  private static long with(long word, char letter) {
    long low = letter < 0x80 ? letter | 0x20 : 0xFF;
    return word >>> 48 == 0 ? word << 8 | low : -1L;
  }

  private static long[] words(String... words) {
    return Arrays.stream(words)
        .mapToLong(word -> word.chars().mapToLong(c -> c).reduce(0, (key, c) -> key << 8 | c))
        .sorted()
        .toArray();
  }

  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(
        new EnglishAnalyzer(),
        Map.of(ARABIC.field, new ArabicAnalyzer(), FRENCH.field, new FrenchAnalyzer()));
  }
}
