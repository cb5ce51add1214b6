package org.mithaq.node.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Vault;
import org.mithaq.tlog.BundleBuilder;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TileSink;
import org.mithaq.tlog.TreeBuilder;

/**
 * Compares the published log with the one that the vault's leaves give: the checkpoint's signatures
 * and root, and every tile and bundle byte for byte. Changes nothing.
 */
public final class LogCheck implements Vault.LeafSink {

  private final LogStore store;
  private final Storage storage;
  private final Consumer<String> findings;
  private final Optional<SignedCheckpoint> checkpoint;
  private final TreeBuilder tree = TreeBuilder.empty();
  private final BundleBuilder bundles = BundleBuilder.empty();
  private final Set<String> known = new HashSet<>();
  private long leaves;

  /**
   * Reads the checkpoint.
   *
   * @param findings gets one sentence for each thing that is wrong
   */
  public LogCheck(Storage storage, Origin origin, LogKeys keys, Consumer<String> findings)
      throws IOException {
    this.storage = storage;
    this.store = new LogStore(storage);
    this.findings = findings;
    Optional<SignedCheckpoint> found = Optional.empty();
    try {
      found = new LogOpener(storage, origin, keys).lastCheckpoint();
    } catch (IOException e) {
      findings.accept(String.valueOf(e.getMessage()));
    }
    this.checkpoint = found;
  }

  /** Takes the leaves of the vault in order; those behind the checkpoint are not published yet. */
  @Override
  public void accept(byte[] leaf) throws IOException {
    leaves++;
    if (leaves <= published()) {
      tree.appendLeaf(leaf, compare());
      bundles.append(leaf, compare());
    }
  }

  /** Ends the comparison, when all leaves were given. */
  public void finish() throws IOException {
    tree.flush(compare());
    bundles.flush(compare());
    if (checkpoint.isEmpty()) {
      return;
    }
    if (leaves < published()) {
      findings.accept(
          "log/checkpoint: covers %d acts, but the vault gives only %d leaves"
              .formatted(published(), leaves));
    } else if (!tree.root().equals(checkpoint.get().checkpoint().root())) {
      findings.accept("log/checkpoint: its root is not that of the vault's leaves");
    }
    strays("log/tile");
  }

  /** Size of the last checkpoint; 0 where there is none that can be read. */
  public long published() {
    return checkpoint.map(signed -> signed.checkpoint().size().value()).orElse(0L);
  }

  private TileSink compare() {
    return this::compare;
  }

  private void compare(Tile tile, byte[] expected) throws IOException {
    String name = LogStore.DIRECTORY + tile.path();
    known.add(name);
    try {
      byte[] found = read(tile, expected.length);
      int at = Arrays.mismatch(expected, found);
      if (at >= 0) {
        findings.accept(name + ", offset " + at + ": is not what the vault's leaves give");
      }
    } catch (TileNotFoundException e) {
      findings.accept(name + ": is missing");
    }
  }

  /**
   * A partial tile goes as soon as the full one is written, which may be before the checkpoint that
   * needs the full one: then the beginning of that stands for it.
   */
  private byte[] read(Tile tile, int length) throws IOException {
    try {
      return store.read(tile);
    } catch (TileNotFoundException e) {
      if (!tile.isPartial()) {
        throw e;
      }
      byte[] full = store.read(tile.toFull());
      return Arrays.copyOf(full, Math.min(length, full.length));
    }
  }

  /**
   * Older partial tiles may lie about, and must agree with the tile that replaced them. Tiles
   * beyond the checkpoint may too, whole or not: they are written again before they are published.
   */
  private void strays(String directory) throws IOException {
    for (String entry : storage.list(directory)) {
      String name = directory + "/" + entry;
      if (storage.isDirectory(name)) {
        // A kill may have come before its first file, or after its last one went.
        strays(name);
      } else if (!known.contains(name) && !name.endsWith(".new")) {
        // A kill may come while a damaged file is replaced; the next replacement takes this along.
        stray(name);
      }
    }
  }

  private void stray(String name) throws IOException {
    byte[] found = storage.read(name);
    String path = name.substring(LogStore.DIRECTORY.length());
    try {
      Tile tile = Tile.parse(path);
      Tile inTree = Tile.of(tile.level(), tile.index(), tree.size());
      if (tile.width() > inTree.width()) {
        return;
      }
      byte[] whole = read(inTree, Integer.MAX_VALUE);
      if (found.length > whole.length
          || !Arrays.equals(found, Arrays.copyOf(whole, found.length))) {
        findings.accept(name + ": differs from the tile that replaced it");
      }
    } catch (IllegalArgumentException e) {
      return; // wholly beyond the checkpoint
    } catch (MalformedException | TileNotFoundException e) {
      findings.accept(name + ": is not a file of this log");
    }
  }
}
