package org.mithaq.node.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.junit.jupiter.api.Test;

final class WordStreamTest {

  private static final List<String> WORDS =
      List.of(
          "encrypts",
          "the",
          "attacker's",
          "files,",
          "and",
          "(Citation:",
          "LockBit)",
          "192.0.2.7",
          "l'agence",
          "des",
          "systèmes",
          "chiffrés.",
          "المهاجم",
          "والملفات",
          "«المشفرة»",
          "it's",
          "e-mail",
          "host.example",
          "x".repeat(60),
          "…",
          "—",
          "don\u2019t",
          "a\u00a0b");

  private final Analyzer analyzer = TextField.analyzer();

  @Test
  void givesTheTermsOfTheWholeTextEachOnce() throws IOException {
    long seed = System.nanoTime();
    System.out.println("WordStreamTest seed " + seed);
    Random random = new Random(seed);
    for (TextField language : TextField.values()) {
      WordStream words = new WordStream(analyzer, language.field());
      for (int i = 0; i < 200; i++) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int word = 0; word < length; word++) {
          text.append(WORDS.get(random.nextInt(WORDS.size())))
              .append(" \n\t\r".charAt(random.nextInt(4)));
        }

        List<String> given = terms(words.over(text.toString()));

        try (TokenStream whole = analyzer.tokenStream(language.field(), text.toString())) {
          assertThat(given)
              .doesNotHaveDuplicates()
              .containsExactlyInAnyOrderElementsOf(new TreeSet<>(terms(whole)));
        }
      }
    }
  }

  @Test
  void goesOnAfterForgettingWhatItLearned() throws IOException {
    WordStream words = new WordStream(analyzer, TextField.ENGLISH.field());
    for (int text = 0; text < 300; text++) {
      StringBuilder many = new StringBuilder("files ");
      for (int i = 0; i < 300; i++) {
        many.append("word").append(text * 300 + i).append(' ');
      }

      assertThat(terms(words.over(many.toString()))).hasSize(301).contains("file");
    }
  }

  private static List<String> terms(TokenStream stream) throws IOException {
    List<String> terms = new ArrayList<>();
    TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
    stream.reset();
    while (stream.incrementToken()) {
      terms.add(term.getBytesRef().utf8ToString());
    }
    stream.end();
    return terms;
  }
}
