package org.mithaq.node.log;

import java.io.IOException;
import org.mithaq.node.vault.LeafLostException;
import org.mithaq.node.vault.Vault;
import org.mithaq.tlog.EntryBundle;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.Tile;

/**
 * The leaves in order: the vault's, and where a record's permanent part is damaged there, what the
 * log's own bundle has. The latter is not authenticated here: whoever makes tiles of it compares
 * them with a known root.
 */
record Leaves(Vault vault, LogStore store) {

  /** Where leaves come from: the vault alone, or this. */
  @FunctionalInterface
  interface Source {
    /** Gives the leaves from one sequence number up to another, in order. */
    void read(long from, long to, Vault.LeafSink sink) throws IOException;
  }

  /**
   * Gives the leaves from one sequence number up to another.
   *
   * @throws LeafLostException when neither vault nor log has one of them
   */
  void read(long from, long to, Vault.LeafSink sink) throws IOException {
    long at = from;
    while (at < to) {
      try {
        vault.leaves(at, to, sink);
        return;
      } catch (LeafLostException e) {
        sink.accept(published(e));
        at = e.sequence() + 1;
      }
    }
  }

  private byte[] published(LeafLostException lost) throws IOException {
    int place = (int) (lost.sequence() & 0xff);
    for (Tile form : store.bundles(lost.sequence() >>> 8)) {
      if (form.width() > place) {
        try {
          return EntryBundle.parse(store.read(form), form.width()).entry(place);
        } catch (MalformedException e) {
          lost.addSuppressed(e);
        }
      }
    }
    throw lost;
  }
}
