package org.mithaq.node.index;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Set<String> FRENCH_WORDS =
      Set.of(
          "le", "la", "les", "des", "une", "et", "est", "dans", "pour", "sur", "par", "du", "aux",
          "que", "qui", "avec", "sont", "pas", "ce", "cette", "ses", "au");

  private static final Set<String> ENGLISH_WORDS =
      Set.of(
          "the", "of", "and", "to", "in", "is", "for", "that", "with", "are", "this", "by", "from",
          "be", "has", "have", "or", "as", "it", "may", "can", "an");

  private static final int SAMPLE = 600;
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private final String field;

  TextField(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  static TextField of(String text) {
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    long arabic = sample.chars().filter(c -> c >= 0x0600 && c <= 0x06FF).count();
    if (arabic * 5 > sample.length()) {
      return ARABIC;
    }
    int balance = 0;
    for (String word : NO_LETTERS.split(sample.toLowerCase(Locale.ROOT), -1)) {
      if (FRENCH_WORDS.contains(word)) {
        balance++;
      } else if (ENGLISH_WORDS.contains(word)) {
        balance--;
      }
    }
    return balance > 0 ? FRENCH : ENGLISH;
  }

  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(
        new EnglishAnalyzer(),
        Map.of(ARABIC.field, new ArabicAnalyzer(), FRENCH.field, new FrenchAnalyzer()));
  }
}
