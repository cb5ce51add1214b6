package org.mithaq.tlog;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A tree of known size and root, read through tiles that nobody need trust: each is hashed up to
 * the root before anything in it is used. Up to {@code cacheTiles} full tiles (16 KiB each) are
 * kept with what they hash to; partial ones are kept all. For many threads at once.
 *
 * <p>All methods throw an {@link IOException} if the source does, and a {@link BadTileException}
 * that names the tile if what it gave does not hash to the root.
 */
public final class AuthenticatedTiles {

  /** A cache of at most 4 MiB. */
  public static final int DEFAULT_CACHE_TILES = 256;

  private final TileSource source;
  private final TreeSize size;
  private final Hash root;
  private final RightEdge edge;
  private final TileCache cache;

  private AuthenticatedTiles(
      TileSource source, TreeSize size, Hash root, RightEdge edge, TileCache cache) {
    this.source = source;
    this.size = size;
    this.root = root;
    this.edge = edge;
    this.cache = cache;
  }

  /** Opens a tree of this size and root, with a cache of the default size. */
  public static AuthenticatedTiles open(TileSource source, TreeSize size, Hash root)
      throws IOException, BadTileException {
    return open(source, size, root, DEFAULT_CACHE_TILES);
  }

  /** Opens a tree of this size and root; reads its partial tiles at once. */
  public static AuthenticatedTiles open(TileSource source, TreeSize size, Hash root, int cacheTiles)
      throws IOException, BadTileException {
    RightEdge edge = RightEdge.load(source, size, root, new Merkle());
    return new AuthenticatedTiles(source, size, root, edge, new TileCache(cacheTiles));
  }

  /**
   * The same log at a later checkpoint, from the same source. What is cached here is known there
   * too, since the later tree is checked to begin with this one.
   *
   * @throws BadProofException if it does not: the log shows two histories
   * @throws IllegalArgumentException if the size is smaller than this one
   */
  public AuthenticatedTiles extendTo(TreeSize laterSize, Hash laterRoot)
      throws IOException, BadTileException, BadProofException {
    if (laterSize.compareTo(size) < 0) {
      throw new IllegalArgumentException(
          "A tree of size " + size + " does not extend to one of size " + laterSize + ".");
    }
    RightEdge laterEdge = RightEdge.load(source, laterSize, laterRoot, new Merkle());
    AuthenticatedTiles later =
        new AuthenticatedTiles(
            source, laterSize, laterRoot, laterEdge, new TileCache(cache.capacity()));
    Hash rootThen = later.root(size);
    if (!rootThen.equals(root)) {
      throw new BadProofException(
          "The tree of size %s with the root %s had, at size %s, the root %s instead of %s."
              .formatted(laterSize, laterRoot, size, rootThen, root));
    }
    // Not before here: tiles are shared between trees that are known to agree, and copied, since
    // this tree may be extended to two that do not agree with each other.
    later.cache.putAll(cache.snapshot());
    return later;
  }

  /** The size of the tree. */
  public TreeSize size() {
    return size;
  }

  /** The root of the tree. */
  public Hash root() {
    return root;
  }

  /**
   * The root that the tree had when it was as large as {@code then}.
   *
   * @throws IllegalArgumentException if that is more than the size
   */
  public Hash root(TreeSize then) throws IOException, BadTileException {
    require(then);
    return proofs().root(then.value());
  }

  /**
   * The hash of a leaf.
   *
   * @throws IllegalArgumentException if the tree has no such leaf
   */
  public Hash leafHash(long index) throws IOException, BadTileException {
    require(index, size);
    return node(0, index, new Merkle());
  }

  /** The proof that a leaf is in this tree. */
  public InclusionProof inclusion(long index) throws IOException, BadTileException {
    return inclusion(index, size);
  }

  /**
   * The proof that a leaf was in this tree when it was as large as {@code then}.
   *
   * @throws IllegalArgumentException if it was not, or {@code then} is more than the size
   */
  public InclusionProof inclusion(long index, TreeSize then) throws IOException, BadTileException {
    require(then);
    require(index, then);
    return proofs().inclusion(index, then.value());
  }

  /** The proof that this tree begins with the one that it was at a smaller size. */
  public ConsistencyProof consistency(TreeSize from) throws IOException, BadTileException {
    return consistency(from, size);
  }

  /**
   * The proof from one size of this tree to another.
   *
   * @throws IllegalArgumentException unless {@code from ≤ to ≤ size}
   */
  public ConsistencyProof consistency(TreeSize from, TreeSize to)
      throws IOException, BadTileException {
    require(to);
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("Sizes are in order: " + from + " > " + to + ".");
    }
    return proofs().consistency(from.value(), to.value());
  }

  /**
   * The bytes of a tile of hashes or of a bundle of entries, full or partial.
   *
   * @throws IllegalArgumentException if the tree has no tile so wide at that place
   */
  public byte[] read(Tile tile) throws IOException, BadTileException {
    Tile inTree = Tile.of(tile.level(), tile.index(), size);
    if (tile.width() > inTree.width()) {
      throw new IllegalArgumentException(
          "In the tree of size " + size + ", " + inTree.path() + " is all there is.");
    }
    if (tile.isEntries()) {
      return entries(tile.index()).first(tile.width()).encode();
    }
    byte[] bytes = nodes(tile.level(), tile.index(), new Merkle()).tile();
    return Arrays.copyOf(bytes, tile.maxBytes());
  }

  /**
   * The bundle of entries at an index, as wide as this tree has it: 256 entries, or fewer in the
   * last one.
   *
   * @throws IllegalArgumentException if the tree has no such bundle
   */
  public EntryBundle entries(long bundleIndex) throws IOException, BadTileException {
    Tile tile = Tile.of(Tile.ENTRIES, bundleIndex, size);
    Merkle merkle = new Merkle();
    TileNodes leaves = nodes(0, bundleIndex, merkle);
    EntryBundle bundle = TileReader.entries(source, tile);
    for (int i = 0; i < tile.width(); i++) {
      if (!bundle.leafHash(i, merkle).equals(leaves.node(0, i))) {
        throw new BadTileException(
            tile, "has an entry at place " + i + " that is not what the tree has there");
      }
    }
    return bundle;
  }

  /** One entry; reads and checks its whole bundle. */
  public byte[] entry(long index) throws IOException, BadTileException {
    require(index, size);
    return entries(index >>> 8).entry((int) (index & 0xff));
  }

  private ProofBuilder proofs() {
    Merkle merkle = new Merkle();
    return new ProofBuilder((height, index) -> node(height, index, merkle), merkle);
  }

  private Hash node(int height, long index, Merkle merkle) throws IOException, BadTileException {
    int inTile = height % TileNodes.HEIGHT;
    int places = TileNodes.HEIGHT - inTile;
    TileNodes tile = nodes(height / TileNodes.HEIGHT, index >>> places, merkle);
    return tile.node(inTile, (int) (index & ((1L << places) - 1)));
  }

  /** A tile's nodes: of the right edge, or authenticated through the tile above. */
  private TileNodes nodes(int level, long index, Merkle merkle)
      throws IOException, BadTileException {
    Tile tile = Tile.of(level, index, size);
    if (tile.isPartial()) {
      return edge.level(level).orElseThrow();
    }
    Optional<TileNodes> cached = cache.get(tile);
    if (cached.isPresent()) {
      return cached.get();
    }
    // Upwards first: nothing is read or hashed for a tile before its hash is known.
    Hash expected = nodes(level + 1, index >>> 8, merkle).node(0, (int) (index & 0xff));
    TileNodes nodes = new TileNodes(TileReader.hashes(source, tile), Tile.FULL, merkle);
    Hash found = nodes.node(TileNodes.HEIGHT, 0);
    if (!found.equals(expected)) {
      throw new BadTileException(
          tile, "hashes to " + found + " instead of " + expected + ", which the tile above has");
    }
    cache.put(tile, nodes);
    return nodes;
  }

  private void require(TreeSize then) {
    if (then.compareTo(size) > 0) {
      throw new IllegalArgumentException(
          "The tree has the size " + size + " and says nothing about " + then + ".");
    }
  }

  private static void require(long index, TreeSize then) {
    if (!then.contains(index)) {
      throw new IllegalArgumentException("No tree of size " + then + " has leaf " + index + ".");
    }
  }
}
