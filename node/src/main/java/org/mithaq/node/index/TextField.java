package org.mithaq.node.index;

import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
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

  private static final CharArraySet FRENCH_WORDS =
      words(
          "le", "la", "les", "des", "une", "et", "est", "dans", "pour", "sur", "par", "du", "aux",
          "que", "qui", "avec", "sont", "pas", "ce", "cette", "ses", "au");

  private static final CharArraySet ENGLISH_WORDS =
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
    char[] sample = new char[Math.min(SAMPLE, text.length())];
    text.getChars(0, sample.length, sample, 0);
    int arabic = 0;
    int balance = 0;
    int start = 0;
    for (int at = 0; at <= sample.length; at++) {
      if (at == sample.length || !Character.isLetter(sample[at])) {
        balance += weigh(sample, start, at - start);
        start = at + 1;
      } else if (sample[at] >= 0x0600 && sample[at] <= 0x06FF) {
        arabic++;
      }
    }
    if (arabic * 5 > sample.length) {
      return ARABIC;
    }
    return balance > 0 ? FRENCH : ENGLISH;
  }

  private static int weigh(char[] text, int start, int length) {
    if (FRENCH_WORDS.contains(text, start, length)) {
      return 1;
    }
    return ENGLISH_WORDS.contains(text, start, length) ? -1 : 0;
  }

  private static CharArraySet words(String... words) {
    return CharArraySet.unmodifiableSet(new CharArraySet(List.of(words), true));
  }

  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(
        new EnglishText(),
        Map.of(ARABIC.field, new ArabicAnalyzer(), FRENCH.field, new FrenchAnalyzer()));
  }
}
