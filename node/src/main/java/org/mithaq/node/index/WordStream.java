package org.mithaq.node.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The terms of a text, each once: an index that keeps neither frequencies nor positions needs no
 * more. What stands between two spaces is analysed when it first occurs and remembered, since words
 * recur in and between texts; no token of Lucene's standard tokenizer reaches across a space, so
 * the terms are those that the analyzer finds in the whole text. For one thread.
 */
final class WordStream extends TokenStream {

  /** Beyond, everything is forgotten: some 10 MB. */
  private static final int MOST_CHUNKS = 1 << 16;

  /** Longer chunks, such as addresses, hardly recur. */
  private static final int LONGEST_CHUNK = 40;

  private static final Word[] NONE = {};

  /** A term, and the last text that it was told of. */
  private static final class Word {
    final BytesRef term;
    int text;

    Word(BytesRef term) {
      this.term = term;
    }
  }

  private static final class Chunk {
    final char[] chars;
    final Word[] words;
    int text;

    Chunk(char[] chars, Word[] words, int text) {
      this.chars = chars;
      this.words = words;
      this.text = text;
    }
  }

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final Analyzer analyzer;
  private final String field;
  private final Map<BytesRef, Word> words = new HashMap<>();

  /** Open addressing; beside each chunk its hash, since most looks are at another one's. */
  private final Chunk[] chunks = new Chunk[MOST_CHUNKS * 2];

  private final int[] hashes = new int[MOST_CHUNKS * 2];
  private int count;

  private char[] chars = new char[4096];
  private int length;
  private int at;
  private Word[] pending = NONE;
  private int next;
  private int text;

  WordStream(Analyzer analyzer, String field) {
    this.analyzer = analyzer;
    this.field = field;
  }

  private void forget() {
    Arrays.fill(chunks, null);
    count = 0;
    words.clear();
  }

  /** Begins a text. */
  WordStream over(String whole) {
    length = whole.length();
    if (chars.length < length) {
      chars = new char[length];
    }
    whole.getChars(0, length, chars, 0);
    at = 0;
    pending = NONE;
    next = 0;
    text++;
    if (count >= MOST_CHUNKS || words.size() >= MOST_CHUNKS) {
      forget();
    }
    return this;
  }

  @Override
  public boolean incrementToken() {
    while (true) {
      while (next < pending.length) {
        Word word = pending[next++];
        if (word.text != text) {
          word.text = text;
          clearAttributes();
          term.setBytesRef(word.term);
          return true;
        }
      }
      // Control characters part words as spaces do.
      while (at < length && chars[at] <= ' ') {
        at++;
      }
      if (at == length) {
        return false;
      }
      int start = at;
      int hash = 0;
      while (at < length && chars[at] > ' ') {
        hash = hash * 31 + chars[at++];
      }
      pending = words(start, at - start, hash);
      next = 0;
    }
  }

  private Word[] words(int start, int size, int hash) {
    if (size > LONGEST_CHUNK) {
      return analyse(start, size);
    }
    int mask = chunks.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    for (Chunk known = chunks[slot]; known != null; known = chunks[slot]) {
      if (hashes[slot] == hash
          && Arrays.equals(known.chars, 0, known.chars.length, chars, start, start + size)) {
        boolean again = known.text == text;
        known.text = text;
        return again ? NONE : known.words;
      }
      slot = (slot + 1) & mask;
    }
    Word[] found = analyse(start, size);
    if (count < MOST_CHUNKS) {
      chunks[slot] = new Chunk(Arrays.copyOfRange(chars, start, start + size), found, text);
      hashes[slot] = hash;
      count++;
    }
    return found;
  }

  private Word[] analyse(int start, int size) {
    List<Word> found = new ArrayList<>(1);
    try (TokenStream tokens = analyzer.tokenStream(field, new String(chars, start, size))) {
      TermToBytesRefAttribute token = tokens.getAttribute(TermToBytesRefAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        BytesRef bytes = BytesRef.deepCopyOf(token.getBytesRef());
        found.add(words.computeIfAbsent(bytes, Word::new));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.toArray(NONE);
  }
}
