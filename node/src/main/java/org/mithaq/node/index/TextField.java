package org.mithaq.node.index;

import java.util.List;
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

  private static final FunctionWords WORDS =
      new FunctionWords(
          List.of(
              "le", "la", "les", "des", "une", "et", "est", "dans", "pour", "sur", "par", "du",
              "aux", "que", "qui", "avec", "sont", "pas", "ce", "cette", "ses", "au"),
          List.of(
              "the", "of", "and", "to", "in", "is", "for", "that", "with", "are", "this", "by",
              "from", "be", "has", "have", "or", "as", "it", "may", "can", "an"));

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
        word = FunctionWords.with(word, c);
        arabic += c >= 0x0600 && c <= 0x06FF ? 1 : 0;
      } else {
        balance += WORDS.weight(word);
        word = 0;
      }
    }
    if (arabic * 5 > sample) {
      return ARABIC;
    }
    return balance + WORDS.weight(word) > 0 ? FRENCH : ENGLISH;
  }

  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(
        new EnglishAnalyzer(),
        Map.of(ARABIC.field, new ArabicAnalyzer(), FRENCH.field, new FrenchAnalyzer()));
  }
}
