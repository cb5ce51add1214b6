package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProofsTest {

  private static final TreeSize LARGEST = new TreeSize(Long.MAX_VALUE);

  private final Random random = Vectors.random();

  @Test
  void accepts_the_inclusion_proofs_that_sumdb_made() throws Exception {
    ReferenceTree leaves = ReferenceTree.ofSize(1100);
    for (String[] words : Vectors.lines("trees.txt", "inclusion")) {
      int index = Integer.parseInt(words[1]);
      ReferenceTree tree = leaves.first(Integer.parseInt(words[2]));
      InclusionProof proof = new InclusionProof(index, Vectors.hashes(words[3]));
      proof.verify(tree.leafHash(index), tree.treeSize(), tree.root());
      assertThat(tree.inclusion(index)).isEqualTo(proof);
    }
  }

  @Test
  void accepts_the_consistency_proofs_that_sumdb_made() throws Exception {
    ReferenceTree leaves = ReferenceTree.ofSize(1100);
    for (String[] words : Vectors.lines("trees.txt", "consistency")) {
      ReferenceTree from = leaves.first(Integer.parseInt(words[1]));
      ReferenceTree to = leaves.first(Integer.parseInt(words[2]));
      ConsistencyProof proof = new ConsistencyProof(Vectors.hashes(words[3]));
      proof.verify(from.treeSize(), from.root(), to.treeSize(), to.root());
      assertThat(to.consistency(from.size())).isEqualTo(proof);
    }
  }

  @Test
  void accepts_the_published_proofs_of_the_published_tree() throws Exception {
    ReferenceTree tree = new ReferenceTree(MerkleTest.LEAVES);
    String path =
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7,"
            + "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e,"
            + "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    new InclusionProof(0, Vectors.hashes(path))
        .verify(tree.leafHash(0), new TreeSize(8), MerkleTest.ROOTS.get(7));
    new ConsistencyProof(Vectors.hashes(path))
        .verify(new TreeSize(1), MerkleTest.ROOTS.get(0), new TreeSize(8), MerkleTest.ROOTS.get(7));
  }

  @Test
  void every_leaf_of_every_small_tree_is_proved_and_nothing_else() throws Exception {
    ReferenceTree all = ReferenceTree.ofSize(40);
    for (int size = 1; size <= all.size(); size++) {
      ReferenceTree tree = all.first(size);
      Hash root = tree.root();
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index);
        proof.verify(tree.leafHash(index), tree.treeSize(), root);
        Hash leaf = tree.leafHash(index);
        refuses(proof, all.leafHash((index + 1) % all.size()), tree.treeSize(), root);
        refuses(proof, leaf, tree.treeSize(), leaf(99));
        for (List<Hash> wrong : spoiled(proof.path())) {
          refuses(new InclusionProof(index, wrong), leaf, tree.treeSize(), root);
        }
        for (int other = 0; other < size; other++) {
          if (other != index) {
            refuses(new InclusionProof(other, proof.path()), leaf, tree.treeSize(), root);
          }
        }
      }
    }
  }

  @Test
  void every_small_tree_begins_every_larger_one_and_no_other_does() throws Exception {
    ReferenceTree all = ReferenceTree.ofSize(33);
    List<Hash> roots = new ArrayList<>();
    for (int size = 0; size <= all.size(); size++) {
      roots.add(all.first(size).root());
    }
    for (int to = 0; to <= all.size(); to++) {
      for (int from = 0; from <= to; from++) {
        ConsistencyProof proof = all.first(to).consistency(from);
        TreeSize m = new TreeSize(from);
        TreeSize n = new TreeSize(to);
        proof.verify(m, roots.get(from), n, roots.get(to));
        if (from > 0) {
          refuses(proof, m, leaf(99), n, roots.get(to));
          refuses(proof, m, roots.get(from), n, leaf(99));
        }
        for (List<Hash> wrong : spoiled(proof.path())) {
          refuses(new ConsistencyProof(wrong), m, roots.get(from), n, roots.get(to));
        }
      }
    }
  }

  @Test
  void the_proof_from_nothing_is_nothing() throws Exception {
    ConsistencyProof empty = new ConsistencyProof(List.of());
    empty.verify(TreeSize.EMPTY, Merkle.emptyRoot(), new TreeSize(7), leaf(1));
    empty.verify(TreeSize.EMPTY, Merkle.emptyRoot(), TreeSize.EMPTY, Merkle.emptyRoot());
    empty.verify(new TreeSize(7), leaf(1), new TreeSize(7), leaf(1));

    refuses(empty, TreeSize.EMPTY, leaf(1), new TreeSize(7), leaf(1));
    refuses(empty, TreeSize.EMPTY, Merkle.emptyRoot(), TreeSize.EMPTY, leaf(1));
    refuses(empty, new TreeSize(7), leaf(1), new TreeSize(7), leaf(2));
    refuses(empty, new TreeSize(8), leaf(1), new TreeSize(7), leaf(1));
    refuses(
        new ConsistencyProof(List.of(leaf(1))),
        TreeSize.EMPTY,
        Merkle.emptyRoot(),
        new TreeSize(7),
        leaf(1));
  }

  @Test
  void says_what_is_wrong() {
    InclusionProof proof = new InclusionProof(7, List.of(leaf(0)));
    assertThatThrownBy(() -> proof.verify(leaf(0), new TreeSize(7), leaf(0)))
        .isInstanceOf(BadProofException.class)
        .hasMessage("The inclusion proof is for leaf 7, which no tree of size 7 has.");
    assertThatThrownBy(() -> proof.verify(leaf(0), new TreeSize(8), leaf(0)))
        .hasMessage("The inclusion proof for leaf 7 of 8 should have 3 hashes; it has 1.");
    ConsistencyProof consistency = new ConsistencyProof(List.of());
    assertThatThrownBy(() -> consistency.verify(new TreeSize(3), leaf(0), new TreeSize(7), leaf(0)))
        .hasMessage("The consistency proof from 3 to 7 should have 4 hashes; it has 0.");
  }

  @Test
  void holds_out_at_the_largest_sizes() {
    List<Hash> longest = new ArrayList<>();
    for (int i = 0; i < 63; i++) {
      longest.add(leaf(i));
    }
    for (long index : new long[] {0, 1, 1L << 62, Long.MAX_VALUE - 1}) {
      assertThatThrownBy(() -> new InclusionProof(index, longest).verify(leaf(0), LARGEST, leaf(0)))
          .isInstanceOf(BadProofException.class);
    }
    assertThatThrownBy(
            () -> new InclusionProof(Long.MAX_VALUE, longest).verify(leaf(0), LARGEST, leaf(0)))
        .hasMessageContaining("no tree of size");
    for (long from : new long[] {1, 2, 3, 1L << 62, (1L << 62) + 1, Long.MAX_VALUE - 1}) {
      for (int length : new int[] {0, 1, 62, 63}) {
        ConsistencyProof proof = new ConsistencyProof(longest.subList(0, length));
        refuses(proof, new TreeSize(from), leaf(0), LARGEST, leaf(0));
      }
    }
    longest.add(leaf(63));
    assertThatThrownBy(() -> new InclusionProof(0, longest)).hasMessageContaining("at most 63");
    assertThatThrownBy(() -> new ConsistencyProof(longest)).hasMessageContaining("at most 63");
  }

  @Test
  void random_trees_agree_with_the_naive_definition() throws Exception {
    agreesWithTheNaiveDefinition(ReferenceTree.ofSize(2500), 60);
  }

  @Tag("long")
  @Test
  void large_random_trees_agree_with_the_naive_definition() throws Exception {
    agreesWithTheNaiveDefinition(ReferenceTree.ofSize(150_000 + random.nextInt(50_000)), 40);
  }

  private void agreesWithTheNaiveDefinition(ReferenceTree all, int rounds) throws Exception {
    MapTiles tiles = MapTiles.of(all);
    AuthenticatedTiles tree = AuthenticatedTiles.open(tiles, all.treeSize(), all.root());
    for (int round = 0; round < rounds; round++) {
      int size = 1 + random.nextInt(all.size());
      int index = random.nextInt(size);
      int from = random.nextInt(size + 1);
      ReferenceTree then = all.first(size);
      assertThat(tree.root(then.treeSize())).isEqualTo(then.root());
      assertThat(tree.leafHash(index)).isEqualTo(all.leafHash(index));
      InclusionProof inclusion = tree.inclusion(index, then.treeSize());
      assertThat(inclusion).isEqualTo(then.inclusion(index));
      inclusion.verify(all.leafHash(index), then.treeSize(), then.root());
      ConsistencyProof proof = tree.consistency(new TreeSize(from), then.treeSize());
      assertThat(proof).isEqualTo(then.consistency(from));
      proof.verify(new TreeSize(from), all.first(from).root(), then.treeSize(), then.root());
    }
    assertThatCode(() -> tree.consistency(TreeSize.EMPTY)).doesNotThrowAnyException();
  }

  private static Hash leaf(int i) {
    return new Merkle().leafHash(new byte[] {(byte) i});
  }

  /** The path with a hash added, taken away, changed, or swapped with its neighbour. */
  private List<List<Hash>> spoiled(List<Hash> path) {
    List<List<Hash>> all = new ArrayList<>();
    List<Hash> longer = new ArrayList<>(path);
    longer.add(random.nextInt(path.size() + 1), leaf(5));
    all.add(longer);
    if (!path.isEmpty()) {
      int at = random.nextInt(path.size());
      List<Hash> shorter = new ArrayList<>(path);
      shorter.remove(at);
      all.add(shorter);
      List<Hash> changed = new ArrayList<>(path);
      byte[] bytes = path.get(at).toByteArray();
      bytes[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
      changed.set(at, Hash.of(bytes));
      all.add(changed);
      if (at > 0) {
        List<Hash> swapped = new ArrayList<>(path);
        Collections.swap(swapped, at, at - 1);
        all.add(swapped);
      }
    }
    return all;
  }

  private static void refuses(InclusionProof proof, Hash leaf, TreeSize size, Hash root) {
    assertThatThrownBy(() -> proof.verify(leaf, size, root)).isInstanceOf(BadProofException.class);
  }

  private static void refuses(
      ConsistencyProof proof, TreeSize from, Hash fromRoot, TreeSize to, Hash toRoot) {
    assertThatThrownBy(() -> proof.verify(from, fromRoot, to, toRoot))
        .isInstanceOf(BadProofException.class);
  }
}
