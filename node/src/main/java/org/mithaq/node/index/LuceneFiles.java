package org.mithaq.node.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.mithaq.node.vault.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a Lucene index lies, and whether what lies there can be used.
 *
 * @param identity of the vault
 * @param acts how many acts the vault held at start
 * @param ramMegabytes what may gather in memory before it is written
 */
record LuceneFiles(
    Path folder, byte[] identity, long acts, Analyzer analyzer, double ramMegabytes) {

  private static final Logger LOG = LoggerFactory.getLogger(LuceneFiles.class);

  /** Opens what is there if it is whole and of this vault, else begins anew. */
  LuceneIndex open(Records records) throws IOException {
    Optional<Progress> progress = Optional.empty();
    try {
      progress = check().filter(found -> found.next() <= acts && found.agreesWith(records));
    } catch (IOException | RuntimeException e) {
      LOG.warn("The index in {} is rebuilt: {}", folder.getFileName(), e.toString());
    }
    return progress.isEmpty() ? fresh() : index(progress.get());
  }

  /** Begins anew. */
  LuceneIndex fresh() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    return index(Progress.START);
  }

  /** Reads every byte against Lucene's checksums. */
  private Optional<Progress> check() throws IOException {
    Files.createDirectories(folder);
    try (Directory directory = FSDirectory.open(folder)) {
      if (!DirectoryReader.indexExists(directory)) {
        return Optional.empty();
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          ((CodecReader) leaf.reader()).checkIntegrity();
        }
        Map<String, String> data = reader.getIndexCommit().getUserData();
        return Progress.read(data, HexFormat.of().formatHex(identity));
      }
    }
  }

  private LuceneIndex index(Progress progress) throws IOException {
    ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
    scheduler.setMaxMergesAndThreads(3, 1);
    TieredMergePolicy policy = new TieredMergePolicy();
    // What was erased must leave the files, however few documents of a segment that concerns.
    policy.setForceMergeDeletesPctAllowed(0);
    IndexWriterConfig config =
        new IndexWriterConfig(analyzer)
            .setRAMBufferSizeMB(ramMegabytes)
            .setMergeScheduler(scheduler)
            .setMergePolicy(policy)
            .setCommitOnClose(false);
    Directory directory = FSDirectory.open(folder);
    try {
      return new LuceneIndex(
          directory,
          new IndexWriter(directory, config),
          HexFormat.of().formatHex(identity),
          progress);
    } catch (IOException | RuntimeException | Error e) {
      directory.close();
      throw e;
    }
  }
}
