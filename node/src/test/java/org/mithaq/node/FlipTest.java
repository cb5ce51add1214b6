package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.crash.DemoClient.ANYONE;
import static org.mithaq.node.crash.DemoClient.COLLECTIONS;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.NoteVerifier;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.TreeSize;
import org.mithaq.tlog.VerifierKey;

/**
 * Any one byte of a data directory is changed: the check names the place, and whatever is served
 * then is what was stored, or is not served.
 */
class FlipTest {

  private static final Pattern STATUS = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

  /** Derived, or hints: made again without a word. */
  private static final Pattern DERIVED =
      Pattern.compile("index/.*|(audit/)?state/log-synced.*|(audit/)?vault/.*\\.aside");

  @TempDir private Path folder;

  private final long seed = Long.getLong("mithaq.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, byte[]> objects = new HashMap<>();
  private final Map<String, byte[]> served = new TreeMap<>();
  private final List<NoteVerifier> keys = new ArrayList<>();
  private SignedCheckpoint checkpoint;

  @Test
  void thirtyFlippedBytesAreFoundAndNeverServed() throws Exception {
    flip(30);
  }

  @Tag("long")
  @Test
  void twoThousandFlippedBytesAreFoundAndNeverServed() throws Exception {
    flip(2000);
  }

  private void flip(int times) throws Exception {
    System.out.println("FlipTest: seed " + seed);
    Path data = folder.resolve("data");
    List<Image> images = images(data);
    List<List<String>> names = new ArrayList<>();
    for (Image image : images) {
      List<String> shuffled = new ArrayList<>(image.files().keySet());
      shuffled.removeIf(file -> image.size(file) == 0);
      Collections.shuffle(shuffled, random);
      names.add(shuffled);
    }
    for (int i = 0; i < times; i++) {
      int which = i % images.size();
      Image image = images.get(which);
      image.restore(data);
      // In turn, so that no file is left out where there are flips enough.
      String name = names.get(which).get(i / images.size() % names.get(which).size());
      int used = image.files().get(name).length;
      int offset = random.nextInt(random.nextInt(20) == 0 ? image.size(name) : Math.max(1, used));
      int mask = 1 + random.nextInt(255);
      Image.flip(data.resolve(name), offset, mask);
      String where =
          "seed %d, flip %d: %s, offset %d of %d, mask %02x"
              .formatted(seed, i, name, offset, used, mask);
      try {
        boolean derived = DERIVED.matcher(name).matches();
        assertThat(derived || found(data, name)).as("it is named").isTrue();
        serve(data, name, derived);
      } catch (Exception | AssertionError e) {
        throw new AssertionError(where, e);
      }
    }
  }

  private static boolean found(Path data, String name) {
    try {
      List<String> findings = Fsck.run(data, finding -> {}).findings();
      return findings.stream().anyMatch(finding -> finding.contains(name));
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains(name);
    }
  }

  /** A start may be refused with a sentence that names the file. */
  private void serve(Path data, String name, boolean derived) throws Exception {
    LocalNode started;
    try {
      started = LocalNode.start(data);
    } catch (IOException e) {
      assertThat(derived).isFalse();
      assertThat(e).hasMessageContaining(name);
      return;
    }
    try (LocalNode node = started) {
      int lost = objects.size() - everything(node.client);
      assertThat(lost).as("objects lost").isLessThanOrEqualTo(derived ? 0 : 1);
      assertThat(node.client.checkpoint(keys).checkpoint().size())
          .isGreaterThanOrEqualTo(checkpoint.checkpoint().size());
      int missing = 0;
      for (Map.Entry<String, byte[]> each : served.entrySet()) {
        if (each.getKey().startsWith("/log/")) {
          // Made again from the vault, if it was a tile that was hit.
          byte[] tile = Polling.until200(() -> node.client.get("cert-xa", each.getKey()));
          assertThat(tile).as(each.getKey()).isEqualTo(each.getValue());
          continue;
        }
        HttpResponse<byte[]> answer = node.client.get("cert-xa", each.getKey());
        if (answer.statusCode() == 200) {
          assertThat(answer.body()).as(each.getKey()).isEqualTo(each.getValue());
        } else {
          assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(404);
          missing++;
        }
      }
      assertThat(missing).as("statuses missing").isLessThanOrEqualTo(derived ? 0 : 2);
    }
  }

  /** Reads all there is, and counts it. */
  private int everything(DemoClient client) throws Exception {
    int count = 0;
    for (String collection : COLLECTIONS) {
      Polling.until200(() -> client.get("cert-xa", DemoClient.objects(collection)));
      for (byte[] object : client.everything("cert-xa", collection, 100)) {
        assertThat(object).isEqualTo(objects.get(collection + Notes.key(object)));
        count++;
      }
    }
    return count;
  }

  /** A directory as a killed node leaves it, and one as an orderly stop does. */
  private List<Image> images(Path data) throws Exception {
    Notes notes = new Notes(seed);
    Image killed;
    try (LocalNode node = LocalNode.create(data)) {
      for (int i = 0; i < 30; i++) {
        String collection = COLLECTIONS.get(i % 3);
        List<byte[]> batch = new ArrayList<>();
        for (int j = 0; j < 9; j++) {
          byte[] object = notes.version(notes.id(), 1 + j, random.nextInt(2000));
          batch.add(object);
          objects.put(collection + Notes.key(object), object);
        }
        status(node.client.post("cert-xa", collection, Envelopes.of(batch)));
      }
      String gone = objects.keySet().iterator().next();
      objects.remove(gone);
      String collection = gone.substring(0, 36);
      assertThat(
              node.client
                  .delete("cert-xa", collection, gone.substring(36).split(" ")[0])
                  .statusCode())
          .isEqualTo(200);
      for (String line : DemoClient.text(node.client.get(ANYONE, "/log/key")).lines().toList()) {
        keys.add(JdkKeys.verifier(VerifierKey.parse(line)));
      }
      Polling.until(
          () -> node.client.checkpoint(keys).checkpoint().size().equals(new TreeSize(271)),
          "all is published");
      checkpoint = node.client.checkpoint(keys);
      for (String tile : List.of("0/000", "0/001.p/15", "1/000.p/1", "entries/000")) {
        String path = "/log/tile/" + tile;
        served.put(path, node.client.get(ANYONE, path).body());
        assertThat(node.client.get(ANYONE, path).statusCode()).as(path).isEqualTo(200);
      }
      killed = Image.of(data);
    }
    return List.of(killed, Image.of(data));
  }

  private void status(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(DemoClient.text(answer)).isEqualTo(202);
    Matcher id = STATUS.matcher(DemoClient.text(answer));
    assertThat(id.find()).isTrue();
    served.put("/taxii2/accord/status/" + id.group(1) + "/", answer.body());
  }
}
