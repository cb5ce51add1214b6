package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.mithaq.node.vault.Act;

/** An open Lucene index: one thread enters acts, any number search. */
final class LuceneIndex implements Closeable {

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final String identity;
  private Progress progress;
  private boolean purging;

  LuceneIndex(Directory directory, IndexWriter writer, String identity, Progress progress)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.identity = identity;
    this.progress = progress;
    this.searchers = new SearcherManager(writer, null);
  }

  /** The sequence number of the first act that is not in yet. */
  long next() {
    return progress.next();
  }

  /** Enters an act; one that is in already changes nothing. */
  void enter(Act act, Supplier<Optional<Document>> document) {
    if (act.sequence() < progress.next()) {
      return;
    }
    try {
      switch (act.shown().kind()) {
        case SHARE -> {
          Optional<Document> made = document.get();
          if (made.isPresent()) {
            writer.addDocument(made.get());
          }
        }
        case REMOVE -> {
          if (act.shown().target().isPresent()) {
            writer.deleteDocuments(numbered(act.shown().target().get()));
          }
        }
        case ERASE -> {
          if (act.shown().target().isPresent()) {
            writer.deleteDocuments(numbered(act.shown().target().get()));
            purging = true;
          }
        }
        case KEYS, HOLD, RELEASE, AUDIT -> {}
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress = Progress.after(act);
  }

  private static Query numbered(long sequence) {
    return LongPoint.newExactQuery(LookupDocuments.SEQUENCE, sequence);
  }

  /** Whether something erased still lies in files of the last commit. */
  boolean purging() {
    return purging;
  }

  /** Shows searches what was entered so far. */
  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes durable what was entered so far; what was erased is rewritten out of the files. */
  void commit() throws IOException {
    if (purging) {
      writer.forceMergeDeletes(true);
    }
    writer.setLiveCommitData(progress.write(identity).entrySet());
    writer.commit();
    purging = false;
  }

  <T> T search(LookupView.Search<T> search) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.in(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Drops what was not committed. */
  @Override
  public void close() throws IOException {
    try (directory) {
      searchers.close();
      writer.rollback();
    }
  }
}
