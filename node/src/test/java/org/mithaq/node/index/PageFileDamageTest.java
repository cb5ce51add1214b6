package org.mithaq.node.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;

/** Derived files that are damaged, stale, foreign or missing are never answered from. */
class PageFileDamageTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private World world = new World();

  @BeforeEach
  void printSeed() {
    System.out.println("PageFileDamageTest seed " + seed);
  }

  private void fill(PageIndex index, int acts) {
    for (int i = 0; i < acts; i++) {
      index.apply(
          List.of(world.random(random, random.nextInt(3) == 0 ? World.SECOND : World.FIRST)));
    }
  }

  private PageIndex open(Storage storage, Audiences audiences, World vault) throws Exception {
    return PageIndex.open(storage, World.IDENTITY, audiences, vault, vault.size());
  }

  /** Opens, waits until it is ready, and holds it against the naive answers. */
  private void openAndCheck(Storage storage, World vault) throws Exception {
    Audiences audiences = new Audiences();
    try (PageIndex index = open(storage, audiences, vault)) {
      assertThat(index.awaitReady(LONG)).as("seed %d", seed).isTrue();
      check(index, audiences, vault);
    }
  }

  private void check(PageIndex index, Audiences audiences, World vault) throws Exception {
    NaivePages naive = new NaivePages(vault.acts());
    for (int i = 0; i < 8; i++) {
      PageIndexModelTest.check(
          index,
          naive,
          audiences,
          i % 3 == 0 ? World.SECOND : World.FIRST,
          PageIndexModelTest.query(random, vault),
          World.READERS.get(i % World.READERS.size()),
          seed);
    }
  }

  @Test
  void anyFlippedByteIsFoundAtOpenAndMadeGood() throws Exception {
    FaultyStorage storage = new FaultyStorage(seed);
    try (PageIndex index = open(storage, new Audiences(), world)) {
      fill(index, 60);
    }
    for (String name : storage.files()) {
      long size = storage.size(name);
      for (long offset = 0; offset < size; offset += 1 + random.nextInt(7)) {
        FaultyStorage damaged = storage.afterKill(seed + offset);
        damaged.flip(name, offset);
        openAndCheck(damaged, world);
        // What was made good is good at the next start, too.
        if (offset % 16 == 0) {
          openAndCheck(damaged, world);
        }
      }
    }
  }

  @Test
  void flippedByteUnderARunningNodeIsFoundBeforeTheEntryIsGivenOut() throws Exception {
    FileStorage storage = new FileStorage(directory);
    Audiences audiences = new Audiences();
    try (PageIndex index = open(storage, audiences, world)) {
      Act act = world.share(World.FIRST, "malware--1", Optional.of(5L), World.AUDIENCES.getFirst());
      index.apply(List.of(act));
      Query all = new Query(0, OptionalLong.empty(), 10, Set.of(), Set.of(), VersionMatch.ALL);
      long place = PageEntry.offset(0) + PageEntry.PLACE;
      try (var file = storage.open(OpenedPages.name(World.FIRST))) {
        file.write(java.nio.ByteBuffer.wrap(new byte[] {77}), place);
      }
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> index.select(World.FIRST, all, audiences.visibleTo(Set.of("public")))))
          .isInstanceOf(RebuildingException.class);
      assertThat(index.awaitReady(LONG)).isTrue();
      Slice slice = index.select(World.FIRST, all, audiences.visibleTo(Set.of("public")));
      assertThat(slice.places()).containsExactly(act.place());
    }
  }

  @Test
  void whatIsMissingIsMadeAnew() throws Exception {
    FaultyStorage storage = new FaultyStorage(seed);
    try (PageIndex index = open(storage, new Audiences(), world)) {
      fill(index, 300);
    }
    for (String name : storage.files()) {
      FaultyStorage without = storage.afterKill(seed);
      without.delete(name);
      openAndCheck(without, world);
    }
  }

  @Test
  void filesOfAnotherVaultOrOfALaterStateAreDropped() throws Exception {
    FaultyStorage storage = new FaultyStorage(seed);
    try (PageIndex index = open(storage, new Audiences(), world)) {
      fill(index, 200);
    }
    world.cut(150);
    openAndCheck(storage.afterKill(seed), world);
    // The vault went another way from there on.
    for (int i = 0; i < 200; i++) {
      var unused = world.random(random, World.FIRST);
    }
    openAndCheck(storage.afterKill(seed), world);
    Audiences audiences = new Audiences();
    World other = new World();
    byte[] identity = World.IDENTITY.clone();
    identity[3]++;
    try (PageIndex index = PageIndex.open(storage, identity, audiences, other, 0)) {
      assertThat(index.awaitReady(LONG)).isTrue();
      check(index, audiences, other);
    }
  }

  @Test
  void killAndPowerFailureAtAnyMomentLoseNothing() throws Exception {
    for (int round = 0; round < 60; round++) {
      world = new World();
      FaultyStorage storage = new FaultyStorage(seed + round);
      PageIndex index = open(storage, new Audiences(), world);
      assertThat(index.awaitReady(LONG)).isTrue();
      fill(index, random.nextInt(120));
      if (random.nextBoolean()) {
        index.close();
        index = open(storage, new Audiences(), world);
        assertThat(index.awaitReady(LONG)).isTrue();
        fill(index, random.nextInt(120));
      }
      FaultyStorage after =
          random.nextBoolean()
              ? storage.afterPowerFailure(seed + round)
              : storage.afterKill(seed + round);
      openAndCheck(after, world);
      openAndCheck(after, world);
      index.close();
    }
  }

  @Test
  void failedCallsOfTheFileSystemNeverFailTheWriterNorTheAnswer() throws Exception {
    for (int call = 1; call < 60; call++) {
      world = new World();
      FaultyStorage storage = new FaultyStorage(seed);
      Audiences audiences = new Audiences();
      try (PageIndex index = open(storage, audiences, world)) {
        assertThat(index.awaitReady(LONG)).isTrue();
        storage.failAt(
            storage.calls() + call,
            call % 2 == 0 ? FaultyStorage.Fault.ERROR : FaultyStorage.Fault.SHORT);
        fill(index, 25);
        assertThat(index.awaitReady(LONG)).isTrue();
        check(index, audiences, world);
        fill(index, 5);
        assertThat(index.awaitReady(LONG)).isTrue();
        check(index, audiences, world);
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("injected");
      }
      openAndCheck(storage, world);
    }
  }

  @Test
  void othersGoOnWhileOneCollectionIsRebuilt() throws Exception {
    FileStorage storage = new FileStorage(directory);
    try (PageIndex index = open(storage, new Audiences(), world)) {
      fill(index, 200);
    }
    Path file = directory.resolve(OpenedPages.name(World.FIRST));
    byte[] bytes = Files.readAllBytes(file);
    bytes[700] ^= 1;
    Files.write(file, bytes);
    CountDownLatch go = new CountDownLatch(1);
    Audiences audiences = new Audiences();
    Query all = new Query(0, OptionalLong.empty(), 500, Set.of(), Set.of(), VersionMatch.ALL);
    try (PageIndex index =
        PageIndex.open(
            storage, World.IDENTITY, audiences, new SlowRecords(world, go), world.size())) {
      assertThat(index.ready()).isFalse();
      fill(index, 20);
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> index.select(World.FIRST, all, audiences.visibleTo(Set.of("public")))))
          .isInstanceOf(RebuildingException.class);
      PageIndexModelTest.check(
          index,
          new NaivePages(world.acts()),
          audiences,
          World.SECOND,
          all,
          Set.of("public"),
          seed);
      go.countDown();
      assertThat(index.awaitReady(LONG)).isTrue();
      check(index, audiences, world);
    }
  }

  @Test
  void erasedActLeavesNoTraceOfItsIdInTheFile() throws Exception {
    FileStorage storage = new FileStorage(directory);
    try (PageIndex index = open(storage, new Audiences(), world)) {
      index.apply(
          List.of(
              world.share(World.FIRST, "malware--1", Optional.of(5L), World.AUDIENCES.getFirst())));
      Path file = directory.resolve(OpenedPages.name(World.FIRST));
      assertThat(entry(file)).isNotEqualTo(new byte[24]);
      index.apply(List.of(world.erase(0)));
      assertThat(entry(file)).isEqualTo(new byte[24]);
    }
    openAndCheck(storage, world);
  }

  /** Place, id hash, length and audience of the first entry. */
  private static byte[] entry(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int start = (int) PageEntry.offset(0) + PageEntry.PLACE;
    return java.util.Arrays.copyOfRange(bytes, start, start + 24);
  }

  /** A vault whose scan begins only when it may. */
  private record SlowRecords(World world, CountDownLatch go) implements Records {

    @Override
    public void copyObject(long place, long sequence, int length, java.nio.ByteBuffer into) {
      world.copyObject(place, sequence, length, into);
    }

    @Override
    public Act read(long place) throws DamagedRecordException {
      return world.read(place);
    }

    @Override
    public void scan(long from, Consumer<Act> consumer) {
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      world.scan(from, consumer);
    }
  }
}
