package org.mithaq.node.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Lucene's analysis of English, where each word of a text goes on once: an index that keeps neither
 * frequencies nor positions needs no more, and most texts in feeds are English.
 */
final class EnglishText extends Analyzer {

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new StandardTokenizer();
    TokenStream once = new OnceFilter(new LowerCaseFilter(words));
    TokenStream meant =
        new StopFilter(new EnglishPossessiveFilter(once), EnglishAnalyzer.getDefaultStopSet());
    return new TokenStreamComponents(words, new PorterStemFilter(meant));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new LowerCaseFilter(in);
  }
}
