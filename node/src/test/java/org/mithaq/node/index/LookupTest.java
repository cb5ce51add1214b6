package org.mithaq.node.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Terms;

class LookupTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Set<String> ANYONE = Set.of("public");
  private static final Set<String> MEMBER = Set.of("public", "circle:one");

  @TempDir Path directory;

  private final World world = new World();
  private final Audiences audiences = new Audiences();

  private Lookup open() {
    return new Lookup(
        directory, World.IDENTITY, audiences, world, act -> termsOf(act), world.size());
  }

  /** What the object says, as a vault would tell it again. */
  private Terms termsOf(Act act) {
    return world.acts().get((int) act.sequence()).terms().orElseThrow();
  }

  private Act share(String id, int audience, Terms terms) {
    audiences.intern(World.AUDIENCES.get(audience));
    return world.share(
        World.FIRST,
        id,
        Optional.of((long) world.size()),
        World.AUDIENCES.get(audience),
        Optional.of(terms));
  }

  private static Terms named(String... names) {
    return new Terms(List.of(names), List.of(), List.of());
  }

  private static Terms observed(String... values) {
    return new Terms(List.of(), List.of(values), List.of());
  }

  private static Terms text(String... texts) {
    return new Terms(List.of(), List.of(), List.of(texts));
  }

  private List<Long> find(Lookup lookup, Sought sought, Set<String> tokens) throws Exception {
    assertThat(lookup.awaitVisible(world.size(), LONG)).isTrue();
    return lookup.search(sought, audiences.visibleTo(tokens), 1000, 0).stream()
        .map(Hit::sequence)
        .toList();
  }

  @Test
  void findsByIdObservableAndNameOnlyWhatTheReaderMayRead() throws Exception {
    try (Lookup lookup = open()) {
      lookup.apply(
          List.of(
              share("malware--a", 0, named("Lazarus Group")),
              share("malware--b", 1, named("Groupe Lazare")),
              share("ipv4-addr--a", 0, observed("198.51.100.3")),
              share("indicator--a", 1, observed("198.51.100.3", "EVIL.example")),
              share("malware--a", 1, named("مجموعة لازاروس"))));
      assertThat(find(lookup, new Sought.Ids(Set.of("malware--a")), ANYONE)).containsExactly(0L);
      assertThat(find(lookup, new Sought.Ids(Set.of("malware--a", "x--y")), MEMBER))
          .containsExactly(0L, 4L);
      Sought both = new Sought.Observables(Set.of("198.51.100.3", "evil.EXAMPLE"));
      assertThat(find(lookup, both, ANYONE)).containsExactly(2L);
      assertThat(find(lookup, both, MEMBER)).containsExactly(2L, 3L);
      assertThat(find(lookup, new Sought.NamePrefix("GROUP"), MEMBER)).containsExactly(0L, 1L);
      assertThat(find(lookup, new Sought.NamePrefix("lazarus g"), ANYONE)).containsExactly(0L);
      assertThat(find(lookup, new Sought.NamePrefix("لازا"), MEMBER)).containsExactly(4L);
      assertThat(find(lookup, new Sought.NamePrefix("لازا"), ANYONE)).isEmpty();
      assertThat(find(lookup, both, Set.of())).isEmpty();
    }
  }

  /**
   * Vowel signs and strokes are taken off; nothing would be left, and nothing begins every name.
   */
  @Test
  void marksAloneAreNoName() throws Exception {
    try (Lookup lookup = open()) {
      lookup.apply(
          List.of(
              share("malware--a", 0, named("Lazarus")),
              share("malware--b", 0, named("\u0301\u0640")),
              share("malware--c", 0, named("\u0640 Lazare"))));
      assertThat(find(lookup, new Sought.NamePrefix("\u0301laz"), ANYONE)).containsExactly(0L, 2L);
      assertThat(find(lookup, new Sought.NamePrefix("\u0640 laz"), ANYONE)).containsExactly(0L, 2L);
      for (String marks : List.of("\u0640", "\u0301\u064b", "\u0640 \u0640")) {
        assertThatThrownBy(() -> new Sought.NamePrefix(marks))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("a letter or a digit");
      }
    }
  }

  @Test
  void findsWordsInTheirOtherFormsInThreeLanguages() throws Exception {
    try (Lookup lookup = open()) {
      lookup.apply(
          List.of(
              share("report--a", 0, text("The attackers were encrypting files of the hospital.")),
              share("report--b", 0, text("Les attaquants ont chiffré les fichiers de la mairie.")),
              share("report--c", 0, text("هاجم المهاجمون المستشفيات في المدينة")),
              share("report--d", 1, text("The attacker encrypted a hospital in secret."))));
      assertThat(find(lookup, new Sought.Text("encrypted file"), ANYONE)).containsExactly(0L);
      assertThat(find(lookup, new Sought.Text("hospitals"), MEMBER)).containsExactly(0L, 3L);
      assertThat(find(lookup, new Sought.Text("fichier chiffrés"), ANYONE)).containsExactly(1L);
      assertThat(find(lookup, new Sought.Text("مستشفيات"), ANYONE)).containsExactly(2L);
      assertThat(find(lookup, new Sought.Text("the of"), ANYONE)).isEmpty();
    }
  }

  @Test
  void pagesGoOnBehindTheLastHit() throws Exception {
    try (Lookup lookup = open()) {
      for (int i = 0; i < 50; i++) {
        lookup.apply(List.of(share("malware--" + i, i % 2, observed("evil.example"))));
      }
      Sought evil = new Sought.Observables(Set.of("evil.example"));
      assertThat(lookup.awaitVisible(50, LONG)).isTrue();
      List<Hit> page = lookup.search(evil, audiences.visibleTo(ANYONE), 10, 0);
      assertThat(page.stream().map(Hit::sequence)).isEqualTo(even(0, 10));
      assertThat(page.getLast().place()).isEqualTo(world.acts().get(18).place());
      page = lookup.search(evil, audiences.visibleTo(ANYONE), 10, 19);
      assertThat(page.stream().map(Hit::sequence)).isEqualTo(even(10, 20));
      assertThatThrownBy(() -> lookup.search(evil, audiences.visibleTo(ANYONE), 0, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Long> even(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> i * 2L).toList();
  }

  @Test
  void removedAndErasedActsAreNotFound() throws Exception {
    try (Lookup lookup = open()) {
      lookup.apply(
          List.of(
              share("malware--a", 0, text("first secretword")),
              share("malware--a", 0, text("second")),
              share("malware--b", 0, text("third")),
              share("malware--c", 0, text("fourth")),
              world.remove(World.FIRST, "malware--a", Optional.empty(), Optional.of(1L)),
              world.remove(World.FIRST, "malware--b", Optional.empty(), Optional.of(2L)),
              world.remove(World.FIRST, "malware--c", Optional.empty(), Optional.of(3L))));
      Sought all = new Sought.Ids(Set.of("malware--a", "malware--b", "malware--c"));
      assertThat(find(lookup, all, ANYONE)).containsExactly(0L);
      lookup.apply(List.of(world.erase(0)));
      assertThat(find(lookup, all, ANYONE)).isEmpty();
      assertThat(find(lookup, new Sought.Text("secretword"), ANYONE)).isEmpty();
    }
    assertThat(onDisk("secretword")).isFalse();
  }

  private boolean onDisk(String word) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void goesOnWhereItStoodAndReadsWhatItMissed() throws Exception {
    try (Lookup lookup = open()) {
      lookup.apply(List.of(share("malware--a", 0, observed("one.example"))));
    }
    share("malware--b", 0, observed("two.example"));
    try (Lookup lookup = open()) {
      lookup.apply(List.of(share("malware--c", 0, observed("three.example"))));
      Sought all = new Sought.Observables(Set.of("one.example", "two.example", "three.example"));
      assertThat(find(lookup, all, ANYONE)).containsExactly(0L, 1L, 2L);
      assertThat(lookup.lag()).isZero();
      assertThat(lookup.textLag()).isZero();
    }
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsReadFromTheVaultLater() throws Exception {
    String large = "x".repeat(3_000_000);
    try (Lookup lookup = open()) {
      for (int i = 0; i < 40; i++) {
        lookup.apply(List.of(share("malware--" + i, 0, observed(large + i, "evil.example"))));
      }
      assertThat(find(lookup, new Sought.Observables(Set.of("evil.example")), ANYONE)).hasSize(40);
      assertThat(find(lookup, new Sought.Observables(Set.of(large + 7)), ANYONE))
          .containsExactly(7L);
    }
  }

  @Test
  void damagedFilesAreFoundAtStartAndRebuilt() throws Exception {
    long seed = System.nanoTime();
    System.out.println("LookupTest seed " + seed);
    Random random = new Random(seed);
    try (Lookup lookup = open()) {
      for (int i = 0; i < 20; i++) {
        lookup.apply(List.of(share("malware--" + i, 0, observed("evil" + i + ".example"))));
      }
      assertThat(lookup.awaitVisible(world.size(), LONG)).isTrue();
    }
    for (int round = 0; round < 15; round++) {
      List<Path> files;
      try (Stream<Path> found = Files.walk(directory)) {
        files =
            found
                .filter(Files::isRegularFile)
                .filter(file -> !file.endsWith("write.lock"))
                .sorted()
                .toList();
      }
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, bytes);
      try (Lookup lookup = open()) {
        assertThat(find(lookup, new Sought.Observables(Set.of("evil7.example")), ANYONE))
            .as("seed %d, %s", seed, file)
            .containsExactly(7L);
      }
    }
  }

  @Test
  void anotherVaultsIndexIsDropped() throws Exception {
    try (Lookup lookup = open()) {
      lookup.apply(List.of(share("malware--a", 0, observed("one.example"))));
      assertThat(lookup.awaitVisible(1, LONG)).isTrue();
    }
    world.cut(0);
    share("malware--z", 0, observed("other.example"));
    byte[] identity = World.IDENTITY.clone();
    identity[0]++;
    try (Lookup lookup =
        new Lookup(directory, identity, audiences, world, this::termsOf, world.size())) {
      assertThat(find(lookup, new Sought.Observables(Set.of("one.example")), ANYONE)).isEmpty();
      assertThat(find(lookup, new Sought.Observables(Set.of("other.example")), ANYONE))
          .containsExactly(0L);
    }
  }

  @Test
  void actsWhoseTermsCannotBeReadAreFoundByIdAlone() throws Exception {
    share("malware--a", 0, observed("one.example"));
    try (Lookup lookup =
        new Lookup(
            directory,
            World.IDENTITY,
            audiences,
            world,
            act -> {
              throw new IllegalStateException("not readable");
            },
            world.size())) {
      assertThat(find(lookup, new Sought.Ids(Set.of("malware--a")), ANYONE)).containsExactly(0L);
    }
  }
}
