package org.mithaq.node.country;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names as {@link SearchFold} makes them, kept up to a bound: folding is dear, and every search
 * looks at every name. Safe for use by many threads.
 */
public final class FoldedNames {
  private static final int MOST = 1 << 18;

  private final Map<String, String> folded = new ConcurrentHashMap<>();

  /** The words of a name. */
  public String words(String name) {
    String words = folded.get(name);
    if (words == null) {
      words = SearchFold.words(name);
      if (folded.size() > MOST) {
        folded.clear();
      }
      folded.put(name, words);
    }
    return words;
  }
}
