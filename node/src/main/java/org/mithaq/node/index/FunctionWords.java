package org.mithaq.node.index;

import java.util.List;

/**
 * The short words that tell French from English. A word is a number, one byte a letter; words of
 * more than five letters are not looked for.
 */
final class FunctionWords {

  private static final int SLOTS = 256;
  private static final int LONGEST = 5;

  private final long[] words = new long[SLOTS];
  private final byte[] weights = new byte[SLOTS];

  /** Gives the former the weight 1 and the latter −1; all are of at most five letters. */
  FunctionWords(List<String> french, List<String> english) {
    french.forEach(word -> add(word, (byte) 1));
    english.forEach(word -> add(word, (byte) -1));
  }

  private void add(String word, byte weight) {
    long number = 0;
    for (int i = 0; i < word.length(); i++) {
      number = with(number, word.charAt(i));
    }
    int slot = slot(number);
    while (words[slot] != 0) {
      slot = (slot + 1) % SLOTS;
    }
    words[slot] = number;
    weights[slot] = weight;
  }

  /** The word with one more letter; 0 is the empty word. */
  static long with(long word, char letter) {
    long low = letter < 0x80 ? letter | 0x20 : 0xFF;
    return word >>> (8 * LONGEST) == 0 ? word << 8 | low : word;
  }

  int weight(long word) {
    if (word == 0 || word >>> (8 * LONGEST) != 0) {
      return 0;
    }
    for (int slot = slot(word); words[slot] != 0; slot = (slot + 1) % SLOTS) {
      if (words[slot] == word) {
        return weights[slot];
      }
    }
    return 0;
  }

  private static int slot(long word) {
    return (int) ((word * 0x9E3779B97F4A7C15L) >>> 56);
  }
}
