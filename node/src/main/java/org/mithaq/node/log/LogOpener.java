package org.mithaq.node.log;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Leaf;
import org.mithaq.node.vault.LeafLostException;
import org.mithaq.node.vault.Vault;
import org.mithaq.tlog.AuthenticatedTiles;
import org.mithaq.tlog.BadSignatureException;
import org.mithaq.tlog.BadTileException;
import org.mithaq.tlog.BundleBuilder;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.Merkle;
import org.mithaq.tlog.NoteVerifier;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignatureType;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TileSink;
import org.mithaq.tlog.TreeBuilder;
import org.mithaq.tlog.TreeSize;
import org.mithaq.tlog.VerifierKey;

/**
 * Opens the log beside its vault: checks that the vault extends the last checkpoint, and makes the
 * tiles again that a crash may have lost. Nothing is written before the vault was found to agree.
 */
final class LogOpener {

  private static final TileSink NOWHERE = (tile, bytes) -> {};

  private final Storage storage;
  private final LogStore store;
  private final Mark mark;
  private final Origin origin;
  private final LogKeys keys;

  LogOpener(Storage storage, Origin origin, LogKeys keys) {
    this.storage = storage;
    this.store = new LogStore(storage);
    this.mark = new Mark(storage);
    this.origin = origin;
    this.keys = keys;
  }

  /** The publisher's starting point. */
  record State(TreeBuilder tree, BundleBuilder bundles, Published published) {}

  /**
   * What became of opening.
   *
   * @param start where publishing goes on; empty when the vault does not extend the last
   *     checkpoint, and the node must not write
   * @param published the log as it was left, if its tiles can be read
   * @param findings one sentence for each thing that was mended, or why nothing can be published
   */
  record Opened(Optional<State> start, Optional<Published> published, List<String> findings) {}

  /**
   * Reads and checks the last checkpoint; empty for a log that was never published.
   *
   * @throws IOException when it is damaged or not signed by this log's keys
   */
  Optional<SignedCheckpoint> lastCheckpoint() throws IOException {
    if (!storage.exists(LogStore.CHECKPOINT)) {
      return Optional.empty();
    }
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(storage.read(LogStore.CHECKPOINT));
      List<NoteVerifier> verifiers = new ArrayList<>();
      for (VerifierKey key : keys.verifierKeys()) {
        verifiers.add(JdkKeys.verifier(key));
      }
      Set<SignatureType> types =
          checkpoint.verify(verifiers).stream()
              .map(verified -> verified.key().type())
              .collect(Collectors.toSet());
      if (!types.containsAll(LogKeys.TYPES) || !checkpoint.checkpoint().origin().equals(origin)) {
        throw new IOException("log/checkpoint is not signed with both algorithms by this log");
      }
      return Optional.of(checkpoint);
    } catch (MalformedException | BadSignatureException e) {
      throw new IOException("log/checkpoint is damaged or not this log's: " + e.getMessage(), e);
    }
  }

  /**
   * The last published act's time, from the log's own bundle, proven by the checkpoint; empty where
   * the bundle is damaged too.
   */
  OptionalLong lastMicros() throws IOException {
    Optional<SignedCheckpoint> last = lastCheckpoint();
    if (last.isEmpty() || last.get().checkpoint().size().equals(TreeSize.EMPTY)) {
      return OptionalLong.empty();
    }
    try {
      return Leaf.micros(
          published(last.get()).tiles().entry(last.get().checkpoint().size().value() - 1));
    } catch (BadTileException | TileNotFoundException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Opens the log.
   *
   * @param last what {@link #lastCheckpoint} found
   */
  Opened open(Vault vault, Optional<SignedCheckpoint> last, InstantSource clock)
      throws IOException {
    SignedCheckpoint checkpoint = last.isPresent() ? last.get() : begin(clock);
    TreeSize size = checkpoint.checkpoint().size();
    if (vault.committed() < size.value()) {
      return forked(
          checkpoint,
          "the vault holds %d acts, but the last published checkpoint covers %s: acts are missing"
              .formatted(vault.committed(), size));
    }
    List<String> findings = new ArrayList<>();
    for (Checkpoint from : startingPoints(checkpoint.checkpoint())) {
      try {
        if (remake(vault, from, checkpoint.checkpoint())) {
          // First the mark, then the tidying: an older mark needs the partial tiles of its size.
          store.sync(store.takeUnsynced());
          mark.write(checkpoint.checkpoint());
          store.tidyRightEdge(size);
          Published published = published(checkpoint);
          findings.addAll(mendLastBundle(vault, published));
          State state =
              new State(
                  TreeBuilder.resume(size, checkpoint.checkpoint().root(), store),
                  BundleBuilder.resume(size, store),
                  published);
          return new Opened(Optional.of(state), Optional.of(state.published), findings);
        }
        findings.add("the tiles of the log from size " + from.size() + " on are not the vault's");
      } catch (BadTileException | TileNotFoundException | LeafLostException e) {
        findings.add("the log cannot be resumed at size " + from.size() + ": " + e.getMessage());
      }
    }
    return forked(
        checkpoint,
        "the vault does not extend the last published checkpoint: its leaves hash to another root");
  }

  /** Publishing goes on from the last bundle, so that its entries must be the tree's. */
  private List<String> mendLastBundle(Vault vault, Published published)
      throws IOException, BadTileException {
    if ((published.size() & 0xff) == 0) {
      return List.of();
    }
    long index = published.size() >>> 8;
    try {
      published.tiles().entries(index);
      return List.of();
    } catch (BadTileException | TileNotFoundException e) {
      new Mender(vault, store)
          .remake(Tile.of(Tile.ENTRIES, index, published.checkpoint().checkpoint().size()));
      published.tiles().entries(index);
      return List.of("made again from the vault: " + e.getMessage());
    }
  }

  private SignedCheckpoint begin(InstantSource clock) throws IOException {
    Checkpoint empty = new Checkpoint(origin, TreeSize.EMPTY, Merkle.emptyRoot());
    SignedCheckpoint signed =
        SignedCheckpoint.sign(
            empty, clock.instant().getEpochSecond(), keys.signers(clock.instant()));
    store.writeCheckpoint(signed.encode());
    return signed;
  }

  /** From where tiles may be remade, the cheapest first. */
  private List<Checkpoint> startingPoints(Checkpoint last) throws IOException {
    List<Checkpoint> points = new ArrayList<>();
    mark.read()
        .filter(synced -> synced.size().compareTo(last.size()) <= 0)
        .filter(synced -> synced.size().value() > 0)
        .ifPresent(points::add);
    points.add(new Checkpoint(origin, TreeSize.EMPTY, Merkle.emptyRoot()));
    return points;
  }

  /** Writes the tiles between two sizes again; false, and nothing written, if the root differs. */
  private boolean remake(Vault vault, Checkpoint from, Checkpoint to)
      throws IOException, BadTileException {
    Leaves.Source leaves = new Leaves(vault, store)::read;
    TreeBuilder trial = TreeBuilder.resume(from.size(), from.root(), store);
    Publisher.append(leaves, trial, BundleBuilder.resume(from.size(), store), to.size(), NOWHERE);
    if (!trial.root().equals(to.root())) {
      return false;
    }
    if (from.size().compareTo(to.size()) < 0) {
      TreeBuilder tree = TreeBuilder.resume(from.size(), from.root(), store);
      Publisher.append(leaves, tree, BundleBuilder.resume(from.size(), store), to.size(), store);
    }
    return true;
  }

  private Published published(SignedCheckpoint checkpoint) throws IOException, BadTileException {
    return new Published(
        checkpoint,
        checkpoint.encode(),
        AuthenticatedTiles.open(
            store, checkpoint.checkpoint().size(), checkpoint.checkpoint().root()));
  }

  private Opened forked(SignedCheckpoint checkpoint, String why) throws IOException {
    Optional<Published> left = Optional.empty();
    try {
      left = Optional.of(published(checkpoint));
    } catch (BadTileException | TileNotFoundException e) {
      return new Opened(Optional.empty(), left, List.of(why, e.getMessage()));
    }
    return new Opened(Optional.empty(), left, List.of(why));
  }

  LogStore store() {
    return store;
  }

  Mark mark() {
    return mark;
  }
}
