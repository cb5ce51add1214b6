package org.mithaq.node.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Vault;
import org.mithaq.tlog.BadTileException;
import org.mithaq.tlog.Hash;
import org.mithaq.tlog.InclusionProof;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TreeSize;

/** The log as others see it. What it gives out was hashed up to the checkpoint's root before. */
public final class PublicLog implements AutoCloseable {

  private final LogKeys keys;
  private final Optional<Publisher> publisher;
  private final Optional<Published> left;
  private final List<String> findings;
  private final Mending mending;

  private PublicLog(
      LogKeys keys,
      Optional<Publisher> publisher,
      Optional<Published> left,
      List<String> findings,
      Mender mender) {
    this.keys = keys;
    this.publisher = publisher;
    this.left = left;
    this.findings = findings;
    this.mending = new Mending(mender, tile -> current().orElseThrow().tiles().read(tile));
  }

  /**
   * Size of the last checkpoint, which the vault must hold; 0 for a log that was never published.
   *
   * @throws IOException when the checkpoint is damaged or not signed by these keys
   */
  public static long publishedSize(Storage storage, Origin origin, LogKeys keys)
      throws IOException {
    return new LogOpener(storage, origin, keys)
        .lastCheckpoint()
        .map(last -> last.checkpoint().size().value())
        .orElse(0L);
  }

  /**
   * Time of the last published act, microseconds since the epoch, as the log has it; empty where
   * the log cannot prove it. For a vault whose last published record is damaged.
   */
  public static OptionalLong publishedMicros(Storage storage, Origin origin, LogKeys keys)
      throws IOException {
    return new LogOpener(storage, origin, keys).lastMicros();
  }

  /**
   * Opens the log of a vault; {@link #start} sets publishing going.
   *
   * @param interval the longest time from commit to checkpoint
   */
  public static PublicLog open(
      Storage storage,
      Origin origin,
      LogKeys keys,
      Vault vault,
      InstantSource clock,
      Duration interval)
      throws IOException {
    LogOpener opener = new LogOpener(storage, origin, keys);
    Optional<SignedCheckpoint> last = opener.lastCheckpoint();
    LogOpener.Opened opened = opener.open(vault, last, clock);
    return new PublicLog(
        keys,
        opened.start().map(state -> new Publisher(vault, opener, keys, state, clock, interval)),
        opened.published(),
        opened.findings(),
        new Mender(vault, opener.store()));
  }

  /** What was mended at the start, or why this log cannot go on. */
  public List<String> findings() {
    return findings;
  }

  /** Whether the vault does not extend the last checkpoint: then nothing may be written. */
  public boolean forked() {
    return publisher.isEmpty();
  }

  public void start() {
    publisher.ifPresent(Publisher::start);
  }

  /** Says that acts were committed. */
  public void wake() {
    publisher.ifPresent(Publisher::wake);
  }

  /** Publishes now, on the caller's thread; only where {@link #start} was not called. */
  void publish() {
    publisher.ifPresent(Publisher::publishAndSync);
  }

  /** Leaves under the last checkpoint. */
  public long size() {
    return current().map(Published::size).orElse(0L);
  }

  /** The last checkpoint; empty for a log that was never published. */
  public Optional<SignedCheckpoint> checkpoint() {
    return current().map(Published::checkpoint);
  }

  /** Root of the last checkpoint. */
  Hash root() {
    return current().orElseThrow().tiles().root();
  }

  /** The root that the tree had at an earlier size. */
  Hash rootAt(TreeSize then) throws IOException, BadTileException {
    return current().orElseThrow().tiles().root(then);
  }

  private Optional<Published> current() {
    return publisher.map(Publisher::published).or(() -> left);
  }

  /**
   * One file of the log: {@code checkpoint}, {@code key}, or a tile's path.
   *
   * @return empty where there is none under the last checkpoint
   * @throws DamagedTileException when it is damaged; it is made again then
   */
  public Optional<ByteBuffer> read(String path) throws IOException {
    if (path.equals("key")) {
      return Optional.of(text(keys.published()));
    }
    Optional<Published> now = current();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    if (path.equals("checkpoint")) {
      return Optional.of(ByteBuffer.wrap(now.get().bytes()));
    }
    try {
      Tile tile = Tile.parse(path);
      return exists(tile, now.get())
          ? Optional.of(ByteBuffer.wrap(checked(() -> now.get().tiles().read(tile))))
          : Optional.empty();
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private interface Reading<T> {
    T read() throws IOException, BadTileException;
  }

  private <T> T checked(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (BadTileException e) {
      throw forked() ? withheld(e) : mending.mend(e);
    } catch (TileNotFoundException e) {
      throw forked() ? withheld(e) : mending.mend(e);
    }
  }

  /** Leaves that the checkpoint does not cover are no help. */
  private static DamagedTileException withheld(Exception e) {
    return new DamagedTileException("a file of the log is damaged and withheld", false, e);
  }

  private static boolean exists(Tile tile, Published now) {
    int shift = 8 * Math.max(tile.level(), 0);
    long hashes = shift < Long.SIZE ? now.size() >>> shift : 0;
    return tile.index() < hashes >>> 8
        || (tile.index() == hashes >>> 8 && tile.width() <= (hashes & 0xff));
  }

  /** A proof that an act's leaf is under a checkpoint. */
  public record Inclusion(SignedCheckpoint checkpoint, InclusionProof proof) {}

  /**
   * The proof for one act.
   *
   * @return empty when no checkpoint covers it yet
   * @throws DamagedTileException when a tile that it needs is damaged; it is made again then
   */
  public Optional<Inclusion> inclusion(long sequence) throws IOException {
    Optional<Published> now = current();
    if (now.isEmpty() || sequence >= now.get().size()) {
      return Optional.empty();
    }
    InclusionProof proof = checked(() -> now.get().tiles().inclusion(sequence));
    return Optional.of(new Inclusion(now.get().checkpoint(), proof));
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    mending.close();
    publisher.ifPresent(Publisher::close);
  }
}
