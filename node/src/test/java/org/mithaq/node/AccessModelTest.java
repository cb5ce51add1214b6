package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.AccessOracle.Held;
import org.mithaq.node.AccessOracle.Verdict;
import org.mithaq.node.crash.Envelopes;

/**
 * Random parties share, join, leave, guess ids and take things out again; what every reader gets at
 * every way out is what {@link AccessOracle} says.
 */
class AccessModelTest {

  private static final int STEPS = 300;
  private static final int READ_EVERY = 30;
  private static final int FIND_EVERY = 300;

  /** Without what is of the register. */
  private static final String SHARED = "?match[type]=campaign,relationship,url";

  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+)");
  private static final Pattern ENTRY =
      Pattern.compile("\\{\"id\":\"([^\"]+)\",\"date_added\":\"([^\"]+)\"");

  @TempDir private Path folder;

  private final long seed = Long.getLong("mithaq.seed", System.nanoTime());

  @Test
  void everyReaderGetsWhatTheRulesSay() throws Exception {
    run(8);
  }

  @Test
  @Tag("long")
  void everyReaderGetsWhatTheRulesSayForLong() throws Exception {
    run(100_000 / STEPS + 1);
  }

  private void run(int worlds) throws Exception {
    System.out.println("AccessModelTest: seed " + seed);
    Random random = new Random(seed);
    int shared = 0;
    for (int number = 0; number < worlds; number++) {
      List<ModelStep> steps = ModelStep.draw(random, STEPS);
      try {
        World world = new World(folder.resolve("world" + number));
        world.play(steps);
        shared += world.receipts.size();
      } catch (AssertionError e) {
        List<ModelStep> fewer = fewer(steps, number);
        throw new AssertionError(
            "seed %d, world %d, steps that suffice:%n%s"
                .formatted(
                    seed,
                    number,
                    String.join("\n", fewer.stream().map(ModelStep::toString).toList())),
            e);
      }
    }
    System.out.printf("AccessModelTest: %d steps, %d acts shared%n", worlds * STEPS, shared);
    assertThat(shared).as("not all is refused").isGreaterThan(worlds * STEPS / 10);
  }

  /** Leaves steps out as long as it fails without them. */
  private List<ModelStep> fewer(List<ModelStep> steps, int number) throws Exception {
    List<ModelStep> kept = new ArrayList<>(steps);
    int tries = 0;
    for (int size = kept.size() / 2; size > 0 && tries < 60; size /= 2) {
      for (int from = 0; from + size <= kept.size() && tries < 60; tries++) {
        List<ModelStep> less = new ArrayList<>(kept);
        less.subList(from, from + size).clear();
        if (fails(less, folder.resolve("less-" + number + "-" + tries))) {
          kept = less;
        } else {
          from += size;
        }
      }
    }
    return kept;
  }

  private static boolean fails(List<ModelStep> steps, Path data) throws Exception {
    try {
      new World(data).play(steps);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  /** One node and what the rules say of it. */
  private static final class World {

    private final Path data;
    private final AccessNode node;
    private final AccessOracle oracle = new AccessOracle();

    /** Of the acts that share: whoever may read one may have its receipt, removed or not. */
    private final List<Held> receipts = new ArrayList<>();

    World(Path data) throws Exception {
      this.data = data;
      this.node = AccessNode.create(data);
    }

    void play(List<ModelStep> steps) throws Exception {
      try (node) {
        int count = 0;
        for (ModelStep step : steps) {
          node.pass(Duration.ofMillis(3));
          take(step);
          count++;
          if (count % READ_EVERY == 0 || count == steps.size()) {
            read();
          }
          if (count % FIND_EVERY == 0 || count == steps.size()) {
            find();
          }
        }
        erase();
        read();
        find();
      }
    }

    private void take(ModelStep step) throws Exception {
      switch (step) {
        case ModelStep.Share share -> share(share);
        case ModelStep.Member member -> {
          node.sent(member.account(), member.collection(), member.json());
          oracle.member(member);
        }
        case ModelStep.Stand stand -> {
          node.sent(stand.account(), stand.collection(), stand.json());
          oracle.stand(stand);
        }
        case ModelStep.Remove remove -> remove(remove);
      }
    }

    private void share(ModelStep.Share share) throws Exception {
      long act = node.acts();
      Answer answer = node.post(share.account(), share.collection(), share.json());
      if (!oracle.mayWrite(share.account(), share.collection())) {
        assertThat(answer.status()).as(share.toString()).isEqualTo(403);
        return;
      }
      Verdict said =
          answer.text().contains("\"success_count\":0")
              ? Verdict.REFUSED
              : node.acts() > act ? Verdict.NEW : Verdict.THERE_ALREADY;
      assertThat(said).as("%s: %s", share, answer.text()).isEqualTo(oracle.share(share, act));
      if (said == Verdict.NEW) {
        receipts.add(oracle.everything().getLast());
      }
    }

    private void remove(ModelStep.Remove remove) throws Exception {
      boolean exists = oracle.exists(remove.account(), remove.collection(), remove.id());
      boolean mayWrite = oracle.mayWrite(remove.account(), remove.collection());
      Answer answer =
          node.ask(
              remove.account(),
              "DELETE",
              AccessNode.objects(remove.collection()) + remove.id() + "/",
              "");
      int expected =
          !mayWrite || (exists && oracle.remove(remove).isEmpty()) ? 403 : exists ? 200 : 404;
      assertThat(answer.status()).as("%s: %s", remove, answer.text()).isEqualTo(expected);
    }

    /** What is erased is gone for those too who could read it. */
    private void erase() throws Exception {
      if (oracle.everything().isEmpty()) {
        return;
      }
      Held one = oracle.everything().get(oracle.everything().size() / 2);
      node.stopped(() -> Erasure.run(data, one.act(), "a court says so"));
      oracle.erase(one.act());
      receipts.remove(one);
    }

    private void read() throws Exception {
      for (String reader : AccessNode.EVERYBODY) {
        for (String collection : AccessNode.COLLECTIONS) {
          String as = reader + " in " + collection;
          List<Held> all = oracle.all(reader, collection);
          List<Held> lasts = oracle.lasts(reader, collection);
          assertThat(pages(reader, collection, SHARED + "&match[version]=all&limit=50"))
              .as(as)
              .isEqualTo(texts(all));
          assertThat(pages(reader, collection, SHARED + "&limit=7")).as(as).isEqualTo(texts(lasts));
          String manifest = "/taxii2/accord/collections/" + collection + "/manifest/";
          assertThat(found(ENTRY, node.get(reader, manifest + SHARED + "&match[version]=all")))
              .as(as)
              .isEqualTo(all.stream().map(Held::id).toList());
          assertThat(found(ENTRY, node.get(reader, manifest + SHARED)))
              .as(as)
              .isEqualTo(lasts.stream().map(Held::id).toList());
        }
      }
    }

    private static List<String> texts(List<Held> held) {
      return held.stream().map(Held::json).toList();
    }

    private List<String> pages(String reader, String collection, String query) throws Exception {
      List<String> objects = new ArrayList<>();
      String next = "";
      do {
        Answer page = node.get(reader, AccessNode.objects(collection) + query + next);
        assertThat(page.status()).isEqualTo(200);
        for (byte[] object : Envelopes.split(page.body())) {
          objects.add(new String(object, StandardCharsets.UTF_8));
        }
        next =
            Pattern.compile("^\\{\"more\":true,\"next\":\"([0-9]+)\"")
                .matcher(page.text())
                .results()
                .map(found -> "&next=" + found.group(1))
                .findFirst()
                .orElse("");
      } while (!next.isEmpty());
      return objects;
    }

    private static List<String> found(Pattern pattern, Answer answer) {
      return pattern.matcher(answer.text()).results().map(found -> found.group(1)).toList();
    }

    private void find() throws Exception {
      node.settle();
      Set<String> ids = new TreeSet<>(receipts.stream().map(Held::id).toList());
      for (String reader : AccessNode.EVERYBODY) {
        List<Held> all = oracle.all(reader);
        for (String id : ids) {
          List<Held> same = all.stream().filter(one -> one.id().equals(id)).toList();
          assertThat(acts(node.get(reader, "/lookup?id=" + id)))
              .as("%s looks up %s", reader, id)
              .isEqualTo(same.stream().map(Held::act).toList());
          assertThat(node.get(reader, "/threats/objects/" + id + "/raw").status())
              .as("%s opens %s", reader, id)
              .isEqualTo(same.isEmpty() ? 404 : 200);
          for (String collection : AccessNode.COLLECTIONS) {
            String versions = AccessNode.objects(collection) + id + "/versions/";
            boolean there = same.stream().anyMatch(one -> one.in(collection));
            assertThat(node.get(reader, versions).status())
                .as("%s: %s", reader, versions)
                .isEqualTo(there ? 200 : 404);
          }
        }
        assertThat(acts(node.get(reader, "/lookup?name=model")))
            .as("%s looks up a name", reader)
            .isEqualTo(
                all.stream()
                    .filter(one -> one.id().startsWith("campaign"))
                    .map(Held::act)
                    .toList());
        for (Held one : receipts) {
          assertThat(node.get(reader, "/log/receipt/" + one.act()).status())
              .as("%s asks for the receipt of %s", reader, one)
              .isEqualTo(oracle.mayRead(reader, one.audience()) ? 200 : 404);
        }
      }
    }

    private static List<Long> acts(Answer answer) {
      return SEQUENCE
          .matcher(answer.text())
          .results()
          .map((MatchResult found) -> Long.valueOf(found.group(1)))
          .toList();
    }
  }
}
