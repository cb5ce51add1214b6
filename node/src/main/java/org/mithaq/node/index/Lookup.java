package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.Terms;

/**
 * Finds acts by id, observable, name and text. Two indexes follow the acts: a small one of ids,
 * names and observables at the pace of commits, and one of long text behind it. They never hold up
 * the writer; what they fall behind with, they read from the vault.
 */
public final class Lookup implements Closeable {

  /** Most hits of one search. */
  public static final int MOST_HITS = 10_000;

  private static final long KEYS_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long TEXT_INTERVAL = TimeUnit.SECONDS.toNanos(2);
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
  private static final double KEYS_MEGABYTES = 48;
  private static final double TEXT_MEGABYTES = 32;

  private final Audiences audiences;
  private final Analyzer analyzer = TextField.analyzer();
  private final LookupView keys;
  private final LookupView text;

  /**
   * Opens the indexes in the background; until then searches throw {@link RebuildingException}.
   *
   * @param folder holds nothing else; made if missing
   * @param identity 32 bytes that no other vault has
   * @param termsOf reads an act's terms again, from its object; called on the indexes' threads
   * @param acts how many acts the vault holds; those committed later come by {@link #apply}
   */
  public Lookup(
      Path folder,
      byte[] identity,
      Audiences audiences,
      Records records,
      Function<Act, Terms> termsOf,
      long acts) {
    this.audiences = audiences;
    keys =
        new LookupView(
            "keys",
            KEYS_INTERVAL,
            new LuceneFiles(
                folder.resolve("keys"),
                identity.clone(),
                acts,
                new KeywordAnalyzer(),
                KEYS_MEGABYTES),
            records,
            termsOf,
            LookupDocuments::keys,
            acts);
    text =
        new LookupView(
            "text",
            TEXT_INTERVAL,
            new LuceneFiles(
                folder.resolve("text"), identity.clone(), acts, analyzer, TEXT_MEGABYTES),
            records,
            termsOf,
            new TextDocuments(analyzer)::of,
            acts);
    keys.start();
    text.start();
  }

  /** Takes note of committed acts, in order. Never blocks, never fails. */
  public void apply(List<Act> acts) {
    keys.offer(acts);
    text.offer(acts);
  }

  /**
   * Blocks while the indexes are behind with much, for a second at most: who brings a great many
   * objects goes at the pace at which they can be found.
   */
  public void awaitRoom() throws InterruptedException {
    keys.awaitRoom(LONGEST_WAIT);
    text.awaitRoom(LONGEST_WAIT);
  }

  /** How many acts are committed that cannot be found by id, name and observable yet. */
  public long lag() {
    return keys.lag();
  }

  /** How many acts are committed that cannot be found by text yet. */
  public long textLag() {
    return text.lag();
  }

  /** Blocks until all acts with lower numbers can be found; false when the time is up before. */
  public boolean awaitVisible(long sequence, Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    return keys.awaitVisible(sequence, most.toNanos())
        && text.awaitVisible(sequence, Math.max(0, until - System.nanoTime()));
  }

  /**
   * Finds what the reader may read, ascending by sequence number. The reader's visibility is part
   * of the search: nothing else is counted, ranked or cut off. Read the act at a hit's place before
   * telling of it: it may have been erased meanwhile.
   *
   * @param limit 1 to {@link #MOST_HITS}
   * @param from the lowest sequence number that may be found; the next page begins behind the last
   * @throws RebuildingException while the index is being rebuilt from the vault
   */
  public List<Hit> search(Sought sought, Visibility visibility, int limit, long from)
      throws RebuildingException {
    if (limit < 1 || limit > MOST_HITS || from < 0) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST_HITS + ", from at least 0");
    }
    BooleanQuery.Builder query =
        new BooleanQuery.Builder()
            .add(SoughtQueries.query(sought, analyzer), Occur.FILTER)
            .add(
                SortedDocValuesField.newSlowSetQuery(
                    LookupDocuments.AUDIENCE, readable(visibility)),
                Occur.FILTER);
    if (from > 0) {
      query.add(
          LongField.newRangeQuery(LookupDocuments.SEQUENCE, from, Long.MAX_VALUE), Occur.FILTER);
    }
    LookupView view = sought instanceof Sought.Text ? text : keys;
    return view.search(searcher -> hits(searcher, query.build(), limit));
  }

  private List<BytesRef> readable(Visibility visibility) {
    return IntStream.range(0, audiences.size())
        .filter(visibility::mayRead)
        .mapToObj(number -> audiences.byNumber(number).map(Audience::toString).orElseThrow())
        .map(BytesRef::new)
        .toList();
  }

  private static List<Hit> hits(IndexSearcher searcher, BooleanQuery query, int limit)
      throws IOException {
    SortField bySequence =
        LongField.newSortField(LookupDocuments.SEQUENCE, false, SortedNumericSelector.Type.MIN);
    ScoreDoc[] found =
        searcher.search(
                query, new TopFieldCollectorManager(new Sort(bySequence), limit, null, limit))
            .scoreDocs;
    List<Hit> hits = new ArrayList<>(found.length);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    for (ScoreDoc each : found) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(each.doc, leaves));
      NumericDocValues places = leaf.reader().getNumericDocValues(LookupDocuments.PLACE);
      if (places != null && places.advanceExact(each.doc - leaf.docBase)) {
        hits.add(new Hit((Long) ((FieldDoc) each).fields[0], places.longValue()));
      }
    }
    return hits;
  }

  @Override
  public void close() {
    keys.close();
    text.close();
  }
}
