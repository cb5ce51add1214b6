package org.mithaq.node.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Precedents.Share;

/** Random acts and queries, held against {@link NaivePages}. */
class PageIndexModelTest {

  @TempDir Path directory;

  @Test
  void answersAsTheNaivePagesDo() throws Exception {
    long seed = System.nanoTime();
    System.out.println("PageIndexModelTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      World world = new World();
      Path folder = directory.resolve("round" + round);
      Audiences audiences = new Audiences();
      PageIndex index = open(folder, audiences, world);
      for (int step = 0; step < 60; step++) {
        List<Act> batch = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
          batch.add(world.random(random, random.nextInt(4) == 0 ? World.SECOND : World.FIRST));
        }
        index.apply(batch);
        if (random.nextInt(15) == 0) {
          index.close();
          audiences = new Audiences();
          index = open(folder, audiences, world);
        }
        NaivePages naive = new NaivePages(world.acts());
        for (int i = 0; i < 25; i++) {
          UUID collection = random.nextInt(4) == 0 ? World.SECOND : World.FIRST;
          Set<String> reader = World.READERS.get(random.nextInt(World.READERS.size()));
          check(index, naive, audiences, collection, query(random, world), reader, seed);
        }
        checkPrecedents(index, naive, random);
      }
      index.close();
    }
  }

  private static PageIndex open(Path folder, Audiences audiences, World world) throws Exception {
    PageIndex index =
        PageIndex.open(new FileStorage(folder), World.IDENTITY, audiences, world, world.size());
    assertThat(index.awaitReady(Duration.ofSeconds(20))).isTrue();
    return index;
  }

  static Query query(Random random, World world) {
    long last = world.size();
    Set<String> ids = new HashSet<>();
    for (int i = random.nextInt(8) - 4; i > 0; i--) {
      ids.add(random.nextInt(5) == 0 ? "malware--unknown" : World.randomId(random));
    }
    Set<String> types = new HashSet<>();
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      types.add(World.TYPES.get(random.nextInt(World.TYPES.size())));
    }
    Set<Long> exact = new HashSet<>();
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      exact.add((long) random.nextInt(9));
    }
    VersionMatch versions =
        new VersionMatch(
            random.nextInt(4) == 0, random.nextBoolean(), random.nextInt(4) == 0, exact);
    return new Query(
        random.nextBoolean() ? 0 : random.nextLong(last + 2),
        random.nextBoolean()
            ? OptionalLong.empty()
            : OptionalLong.of(1_000_000 + random.nextLong(last * 3 + 4)),
        1 + random.nextInt(random.nextBoolean() ? 5 : 500),
        ids,
        types,
        versions);
  }

  static void check(
      Pages pages,
      NaivePages naive,
      Audiences audiences,
      UUID collection,
      Query query,
      Set<String> reader,
      long seed)
      throws RebuildingException {
    List<Act> expected = naive.select(collection, query, reader);
    Slice slice = pages.select(collection, query, audiences.visibleTo(reader));
    List<Act> page = expected.subList(0, Math.min(query.limit(), expected.size()));
    assertThat(slice.sequences())
        .as("seed %d, %s for %s", seed, query, reader)
        .containsExactly(page.stream().mapToLong(Act::sequence).toArray());
    assertThat(slice.places()).containsExactly(page.stream().mapToLong(Act::place).toArray());
    assertThat(slice.lengths()).containsExactly(page.stream().mapToInt(Act::length).toArray());
    assertThat(slice.micros()).containsExactly(page.stream().mapToLong(Act::micros).toArray());
    assertThat(slice.next())
        .isEqualTo(
            page.size() < expected.size()
                ? OptionalLong.of(expected.get(page.size()).sequence())
                : OptionalLong.empty());
  }

  private static void checkPrecedents(PageIndex index, NaivePages naive, Random random)
      throws Exception {
    String id = World.randomId(random);
    Optional<Long> version =
        random.nextBoolean() ? Optional.empty() : Optional.of((long) random.nextInt(9));
    List<Share> shares = index.sharesOf(World.FIRST, id, version);
    assertThat(shares.stream().map(Share::sequence))
        .containsExactlyElementsOf(
            naive
                .live(World.FIRST)
                .filter(act -> act.shown().id().equals(id))
                .filter(act -> version.isEmpty() || version.get() == act.versionNanos())
                .map(Act::sequence)
                .toList());
  }

  @Test
  void pagesTogetherAreTheWholeEvenWhileActsComeIn() throws Exception {
    long seed = System.nanoTime();
    System.out.println("PageIndexModelTest seed " + seed);
    Random random = new Random(seed);
    World world = new World();
    Audiences audiences = new Audiences();
    PageIndex index = open(directory, audiences, world);
    for (int i = 0; i < 400; i++) {
      index.apply(List.of(world.random(random, World.FIRST)));
    }
    for (int round = 0; round < 50; round++) {
      Set<String> reader = World.READERS.get(random.nextInt(World.READERS.size()));
      Query first = query(random, world);
      List<Long> before = sequences(world, first, reader);
      List<Long> paged = new ArrayList<>();
      OptionalLong next = OptionalLong.of(first.from());
      while (next.isPresent()) {
        Query query =
            new Query(
                next.getAsLong(),
                first.addedAfter(),
                3,
                first.ids(),
                first.types(),
                first.versions());
        Slice slice = index.select(World.FIRST, query, audiences.visibleTo(reader));
        for (long sequence : slice.sequences()) {
          paged.add(sequence);
        }
        next = slice.next();
        if (random.nextInt(4) == 0) {
          index.apply(List.of(world.random(random, World.FIRST)));
        }
      }
      List<Long> after = sequences(world, first, reader);
      // What matches before and after must be there, once and in order.
      List<Long> lasting = new ArrayList<>(before);
      lasting.retainAll(after);
      assertThat(paged).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
      assertThat(paged).as("seed %d", seed).containsAll(lasting);
    }
    index.close();
  }

  private static List<Long> sequences(World world, Query query, Set<String> reader) {
    return new NaivePages(world.acts())
        .select(World.FIRST, query, reader).stream().map(Act::sequence).toList();
  }

  @Test
  void growsPastItsFirstMappingAndChunk() throws IOException, Exception {
    World world = new World();
    Audiences audiences = new Audiences();
    PageIndex index = open(directory, audiences, world);
    List<Act> batch = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      batch.add(
          world.share(
              World.FIRST,
              "malware--" + i % 25_000,
              Optional.of((long) i),
              World.AUDIENCES.getFirst()));
      if (batch.size() == 777) {
        index.apply(batch);
        batch = new ArrayList<>();
      }
    }
    index.apply(batch);
    for (int opened = 0; opened < 2; opened++) {
      Slice all =
          index.select(
              World.FIRST,
              new Query(0, OptionalLong.empty(), 1 << 20, Set.of(), Set.of(), VersionMatch.LAST),
              audiences.visibleTo(Set.of("public")));
      assertThat(all.size()).isEqualTo(25_000);
      assertThat(all.sequences()[0]).isEqualTo(15_000);
      assertThat(all.sequences()[24_999]).isEqualTo(39_999);
      index.close();
      audiences = new Audiences();
      index = open(directory, audiences, world);
    }
    index.close();
  }
}
