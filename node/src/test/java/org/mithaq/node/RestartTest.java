package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.crash.DemoClient.ANYONE;
import static org.mithaq.node.crash.DemoClient.EXERCISE;
import static org.mithaq.node.crash.DemoClient.PUBLIC;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;
import org.mithaq.tlog.AuthenticatedTiles;
import org.mithaq.tlog.Checkpoint;

/** What a node finds again when it starts on a directory that was used before. */
class RestartTest {

  private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

  @TempDir private Path folder;

  @Test
  void twoRestartsInARowKeepObjectsStatusesAndTheLog() throws Exception {
    Path data = folder.resolve("data");
    List<byte[]> objects = objects(1, 40);
    HttpResponse<byte[]> posted;
    Checkpoint before;
    try (LocalNode node = LocalNode.create(data)) {
      posted = post(node, objects);
      before = published(node, 40);
    }
    for (int restart = 0; restart < 2; restart++) {
      try (LocalNode node = LocalNode.start(data)) {
        assertThat(node.client.everything("cert-xb", EXERCISE, 7))
            .usingElementComparator(java.util.Arrays::compare)
            .containsExactlyElementsOf(objects);
        assertThat(node.client.get("cert-xa", "/taxii2/accord/status/" + id(posted) + "/").body())
            .isEqualTo(posted.body());
        assertThat(
                node.client
                    .get("cert-xb", "/taxii2/accord/status/" + id(posted) + "/")
                    .statusCode())
            .isEqualTo(404);
        List<byte[]> more = objects(2 + restart, 30);
        post(node, more);
        objects.addAll(more);
        Checkpoint now = published(node, objects.size());
        AuthenticatedTiles tiles =
            AuthenticatedTiles.open(node.client.tiles(), now.size(), now.root());
        assertThat(tiles.root(before.size())).isEqualTo(before.root());
      }
    }
    assertThat(Fsck.run(data, finding -> {}).findings()).isEmpty();
  }

  @Test
  void anOlderVaultUnderANewerCheckpointIsServedButNotWrittenTo() throws Exception {
    Path data = folder.resolve("data");
    List<byte[]> older = objects(1, 5);
    try (LocalNode node = LocalNode.create(data)) {
      post(node, older);
      published(node, 5);
    }
    Image then = Image.of(data);
    try (LocalNode node = LocalNode.start(data)) {
      post(node, objects(2, 5));
      published(node, 10);
    }
    then.restoreOnly(data, "vault/");

    try (LocalNode node = LocalNode.start(data)) {
      DemoClient client = node.client;
      Polling.until200(() -> client.get("cert-xa", DemoClient.objects(EXERCISE)));
      assertThat(client.everything("cert-xa", EXERCISE, 100))
          .usingElementComparator(java.util.Arrays::compare)
          .containsExactlyElementsOf(older);
      for (int i = 0; i < 2; i++) {
        HttpResponse<byte[]> refused =
            client.post("cert-xa", EXERCISE, Envelopes.of(objects(3 + i, 1)));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(DemoClient.text(refused)).contains("read-only", "acts are missing");
      }
      String id = Notes.key(older.getFirst()).split(" ")[0];
      assertThat(client.delete("cert-xa", EXERCISE, id).statusCode()).isEqualTo(503);
      HttpResponse<byte[]> ready = client.get(ANYONE, "/readyz");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(DemoClient.text(ready)).contains("read-only", "acts are missing");
      assertThat(client.get(ANYONE, "/healthz").statusCode()).isEqualTo(200);
      assertThat(client.checkpoint(client.keys()).checkpoint().size().value()).isEqualTo(10);
      assertThat(client.get("cert-xa", "/log/receipt/0").statusCode()).isEqualTo(200);
    }
    assertThat(Fsck.run(data, finding -> {}).findings())
        .anyMatch(finding -> finding.contains("log/checkpoint"));
  }

  /** The vault went back and then on: the same number of acts, but others. */
  @Test
  void anotherVaultUnderTheCheckpointIsNotPublished() throws Exception {
    Path data = folder.resolve("data");
    try (LocalNode node = LocalNode.create(data)) {
      post(node, objects(1, 5));
      published(node, 5);
    }
    Image five = Image.of(data);
    try (LocalNode node = LocalNode.start(data)) {
      post(node, objects(2, 3));
      published(node, 8);
    }
    Image eight = Image.of(data);
    five.restore(data);
    try (LocalNode node = LocalNode.start(data)) {
      post(node, objects(3, 4));
      published(node, 9);
    }
    eight.restoreOnly(data, "log/");
    Files.deleteIfExists(data.resolve("state/log-synced"));

    try (LocalNode node = LocalNode.start(data)) {
      HttpResponse<byte[]> refused =
          node.client.post("cert-xa", EXERCISE, Envelopes.of(objects(4, 1)));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(DemoClient.text(refused)).contains("does not extend");
      assertThat(DemoClient.text(node.client.get(ANYONE, "/readyz"))).contains("does not extend");
      assertThat(node.client.checkpoint(node.client.keys()).checkpoint().size().value())
          .isEqualTo(8);
    }
  }

  @Test
  void aDamagedOrMissingIndexIsMadeAgainWhileTheRestIsServed() throws Exception {
    Path data = folder.resolve("data");
    List<byte[]> objects = objects(1, 60);
    byte[] open = new Notes(99).next();
    try (LocalNode node = LocalNode.create(data)) {
      post(node, objects);
      assertThat(node.client.post("acme", PUBLIC, Envelopes.of(open)).statusCode()).isEqualTo(202);
      published(node, 61);
    }
    Image whole = Image.of(data);
    List<String> index =
        whole.files().keySet().stream().filter(name -> name.startsWith("index/")).toList();
    assertThat(index).hasSizeGreaterThan(3);
    for (String name : index) {
      for (int damage = 0; damage < 3; damage++) {
        whole.restore(data);
        Path file = data.resolve(name);
        switch (damage) {
          case 0 -> Files.delete(file);
          case 1 -> Image.flip(file, Files.size(file) / 2, 0x40);
          default -> Files.write(file, new byte[0]);
        }
        try (LocalNode node = LocalNode.start(data)) {
          String where = name + ", damage " + damage;
          assertThat(node.client.checkpoint(node.client.keys()).checkpoint().size().value())
              .as(where)
              .isEqualTo(61);
          assertThat(node.client.get("cert-xa", "/log/receipt/7").statusCode()).isEqualTo(200);
          for (String collection : List.of(EXERCISE, PUBLIC)) {
            Polling.until200(() -> node.client.get("cert-xa", DemoClient.objects(collection)));
          }
          assertThat(node.client.everything("cert-xc", EXERCISE, 25))
              .as(where)
              .usingElementComparator(java.util.Arrays::compare)
              .containsExactlyElementsOf(objects);
          assertThat(node.client.everything("cert-xc", PUBLIC, 25))
              .as(where)
              .usingElementComparator(java.util.Arrays::compare)
              .containsExactly(open);
          Polling.until(() -> node.client.get(ANYONE, "/readyz").statusCode() == 200, where);
        }
      }
    }
  }

  private static List<byte[]> objects(long seed, int count) {
    Notes notes = new Notes(seed);
    List<byte[]> objects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      objects.add(notes.version(notes.id(), 1, 40 + i));
    }
    return objects;
  }

  private static HttpResponse<byte[]> post(LocalNode node, List<byte[]> objects) throws Exception {
    HttpResponse<byte[]> answer = node.client.post("cert-xa", EXERCISE, Envelopes.of(objects));
    assertThat(answer.statusCode()).as(DemoClient.text(answer)).isEqualTo(202);
    assertThat(DemoClient.text(answer)).contains("\"failure_count\":0");
    return answer;
  }

  private static String id(HttpResponse<byte[]> status) {
    Matcher found = ID.matcher(DemoClient.text(status));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** The checkpoint that covers so many acts, once it is there. */
  private static Checkpoint published(LocalNode node, long acts) throws Exception {
    Polling.until(
        () -> node.client.checkpoint(node.client.keys()).checkpoint().size().value() >= acts,
        acts + " acts are published");
    return node.client.checkpoint(node.client.keys()).checkpoint();
  }
}
