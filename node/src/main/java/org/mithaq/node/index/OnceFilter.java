package org.mithaq.node.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Drops tokens that came before in the same text. */
final class OnceFilter extends FilteringTokenFilter {

  private static final int USUAL = 256;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private CharArraySet seen = new CharArraySet(USUAL, false);

  OnceFilter(TokenStream in) {
    super(in);
  }

  @Override
  protected boolean accept() {
    boolean fresh = !seen.contains(term.buffer(), 0, term.length());
    if (fresh) {
      seen.add(Arrays.copyOf(term.buffer(), term.length()));
    }
    return fresh;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    // A set that grew with one long text would take as long to empty for every short one.
    if (seen.size() > USUAL) {
      seen = new CharArraySet(USUAL, false);
    } else {
      seen.clear();
    }
  }
}
