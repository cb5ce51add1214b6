package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.RouteBook.Asking;
import org.mithaq.node.RouteBook.Gives;
import org.mithaq.node.RouteBook.Probe;
import org.mithaq.node.RouteBook.Row;
import org.mithaq.node.Secrets.Secret;
import org.mithaq.node.admit.Sample;

/**
 * Two nodes with one key, one clock and one history, but for acts that some may not read: these
 * differ in content, ids, sizes, markings and readers. Whoever may not read them gets the same
 * bytes from both, whatever he asks and whatever he sends, though he guesses the ids.
 */
class TwoWorldsTest {

  /**
   * Circles, and what is said of who is in them and who supports, are settled by the first act that
   * brings an id, whoever may read it: else whoever sends it again would settle it for others. Who
   * may open circles, the depositary alone where nothing is invented, can so tell that an id or a
   * short name is taken.
   */
  private static final Set<String> SETTLED_BY_THE_FIRST =
      Set.of("circle", "membership", "position");

  @TempDir private Path folder;
  private AccessNode first;
  private AccessNode second;

  /** What an outsider may read, sent last: the clocks and numbers behind the secrets agree. */
  private static final String LAST =
      Sample.of("campaign", "campaign--00000000-0000-4000-8000-00000000beef")
          .text("name", "Last and more")
          .json();

  @BeforeEach
  void start() throws Exception {
    Path one = folder.resolve("first");
    Path two = folder.resolve("second");
    try (AccessNode node = AccessNode.create(one)) {
      Secrets.enterOpen(node);
      node.settle();
    }
    copy(one, two);
    first = AccessNode.start(one);
    second = AccessNode.start(two);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(folder, to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file)),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void whatACircleKeepsToItselfChangesNoByteForOutsiders() throws Exception {
    List<Secret> ofFirst = Secrets.ofCircle('a');
    List<Secret> ofSecond = Secrets.ofCircle('b');
    hide(ofFirst, ofSecond);
    removeSomething(ofFirst, ofSecond);
    compareAll(List.of(ANYONE, "acme", "ngo", "admin"), ofFirst, ofSecond);
  }

  @Test
  void whatSupportersShareChangesNoByteForOthers() throws Exception {
    List<Secret> ofFirst = Secrets.ofSupporters('a');
    List<Secret> ofSecond = Secrets.ofSupporters('b');
    hide(ofFirst, ofSecond);
    compareAll(List.of(ANYONE, "depositary", "admin"), ofFirst, ofSecond);
  }

  private void hide(List<Secret> ofFirst, List<Secret> ofSecond) throws Exception {
    assertThat(ofFirst).hasSameSizeAs(ofSecond);
    for (int i = 0; i < ofFirst.size(); i++) {
      for (AccessNode node : List.of(first, second)) {
        node.pass(Duration.ofSeconds(7));
        Secret secret = (node == first ? ofFirst : ofSecond).get(i);
        node.sent(secret.user(), secret.collection(), secret.object());
      }
    }
    for (AccessNode node : List.of(first, second)) {
      node.pass(Duration.ofSeconds(7));
      node.sent("ngo", PUBLIC, LAST);
    }
  }

  /** A removal is an act too, of the same readers. */
  private void removeSomething(List<Secret> ofFirst, List<Secret> ofSecond) throws Exception {
    for (AccessNode node : List.of(first, second)) {
      Secret gone = (node == first ? ofFirst : ofSecond).getFirst();
      Answer answer =
          node.ask(
              gone.user(), "DELETE", AccessNode.objects(gone.collection()) + gone.id() + "/", "");
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  private void compareAll(List<String> outsiders, List<Secret> ofFirst, List<Secret> ofSecond)
      throws Exception {
    assertThat(first.acts()).isEqualTo(second.acts());
    first.settle();
    second.settle();
    Set<Secret> secrets = new LinkedHashSet<>(ofFirst);
    secrets.addAll(ofSecond);
    long acts = first.acts();
    Times times = new Times();
    compareReading(outsiders, acts, secrets, times);
    times.report();
    compareSending(outsiders, secrets);
    first.settle();
    second.settle();
    compareReading(outsiders, acts, Set.of(), new Times());
    assertThat(first.acts()).isEqualTo(second.acts());
  }

  private void compareReading(List<String> outsiders, long acts, Set<Secret> secrets, Times times)
      throws Exception {
    for (Row row : RouteBook.rows().values()) {
      if (row.gives() == Gives.FIGURES || row.name().startsWith("POST /taxii2")) {
        continue;
      }
      for (Asking asking : RouteBook.plain(row, acts)) {
        for (String outsider : outsiders) {
          compare(outsider, asking, times);
        }
      }
      int turn = 0;
      for (Secret secret : secrets) {
        Probe probe = new Probe(secret.type(), secret.uuid(), secret.word(), turn);
        for (Asking asking : RouteBook.about(row, probe, turn++)) {
          compare(ANYONE, asking, times);
          compare(outsiders.get(1 + turn % (outsiders.size() - 1)), asking, times);
        }
      }
    }
  }

  private void compare(String outsider, Asking asking, Times times) throws Exception {
    boolean swap = times.count() % 2 == 1;
    long begin = System.nanoTime();
    Answer one = ask(swap ? second : first, outsider, asking);
    long middle = System.nanoTime();
    Answer two = ask(swap ? first : second, outsider, asking);
    long end = System.nanoTime();
    times.note(swap ? end - middle : middle - begin, swap ? middle - begin : end - middle);
    if (one.isTheSameAs(two)) {
      return;
    }
    assertThat(bytes(asking, swap ? two : one, first))
        .as("%s sees a difference by %s", outsider, asking)
        .isEqualTo(bytes(asking, swap ? one : two, second));
  }

  /** Every byte, but for what is made of salts and for the port, which the system draws. */
  private static String bytes(Asking asking, Answer answer, AccessNode node) {
    return Randomness.maskedHashes(asking.path(), answer)
        .replace("127.0.0.1:" + node.port(), "127.0.0.1:*");
  }

  private static Answer ask(AccessNode node, String user, Asking asking) throws Exception {
    return node.ask(user, asking.method(), asking.path(), asking.body());
  }

  /** Whatever is sent under a guessed id, or points to one, is answered alike. */
  private void compareSending(List<String> outsiders, Set<Secret> secrets) throws Exception {
    for (String outsider : outsiders) {
      for (Secret secret : secrets) {
        List<String> guesses = guesses(secret, outsider);
        for (String collection : List.of(PUBLIC, EXERCISE, "none")) {
          String objects = AccessNode.objects(collection);
          compare(outsider, new Asking("POST", objects, AccessNode.envelope(guesses)), new Times());
          compare(outsider, new Asking("DELETE", objects + secret.id() + "/", ""), new Times());
        }
        for (String guess : guesses) {
          Asking readers =
              new Asking(
                  "POST", "/access/readers?collection=public", AccessNode.envelope(List.of(guess)));
          compare(outsider, readers, new Times());
        }
      }
    }
  }

  private static List<String> guesses(Secret secret, String outsider) {
    String relationship =
        Sample.relationship(secret.id(), Secrets.OPEN)
            .text("id", "relationship--" + secret.uuid().replace("-4000-8", "-4000-a"))
            .text("description", "guessed by " + outsider)
            .marked(Sample.CLEAR)
            .json();
    String ofAnotherTime =
        Sample.of("campaign", "campaign--" + secret.uuid())
            .modified(Sample.T2)
            .text("name", "guessed")
            .json();
    List<String> guesses = new ArrayList<>();
    if (!SETTLED_BY_THE_FIRST.contains(secret.type())) {
      guesses.add(secret.object());
    }
    guesses.add(ofAnotherTime);
    guesses.add(relationship);
    guesses.add(
        Sample.of("tool", "tool--" + secret.uuid())
            .text("name", "marked by a guess")
            .raw("object_marking_refs", "[\"" + secret.id() + "\"]")
            .json());
    guesses.add(RegisterText.progress(secret.uuid(), "undertaking--" + secret.uuid(), "guessed"));
    guesses.add(
        RegisterText.membership(
            secret.uuid(), "circle--" + secret.uuid(), RegisterText.ACME, "member"));
    return guesses;
  }

  /** How long each world took; told, since a machine's moods decide nothing. */
  private static final class Times {

    private final List<Long> ofFirst = new ArrayList<>();
    private final List<Long> ofSecond = new ArrayList<>();

    int count() {
      return ofFirst.size();
    }

    void note(long one, long two) {
      ofFirst.add(one);
      ofSecond.add(two);
    }

    void report() {
      System.out.printf(
          "TwoWorldsTest: %d answers of each world; microseconds at the 10th, 50th and 90th"
              + " percentile: first %s, second %s%n",
          count(), percentiles(ofFirst), percentiles(ofSecond));
    }

    private static String percentiles(List<Long> nanos) {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return Arrays.toString(
          new long[] {
            sorted[sorted.length / 10] / 1000,
            sorted[sorted.length / 2] / 1000,
            sorted[sorted.length * 9 / 10] / 1000
          });
    }
  }
}
