package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.crash.DemoClient.ANYONE;
import static org.mithaq.node.crash.DemoClient.EXERCISE;
import static org.mithaq.node.crash.DemoClient.FEEDS;
import static org.mithaq.node.crash.DemoClient.PUBLIC;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.admit.Recipients;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;

/** Who reads what (DESIGN §4), asked of a running node by every account at every way out. */
class MarkingsTest {

  private static final String UNKNOWN = "11111111-1111-4111-8111-111111111111";
  private static final Set<String> ALL =
      Set.of(ANYONE, "cert-xa", "cert-xb", "cert-xc", "acme", "ngo", "admin");
  private static final Set<String> SUPPORTERS = Set.of("cert-xa", "cert-xb", "acme", "ngo");
  private static final Set<String> CIRCLE = Set.of("cert-xa", "cert-xb", "cert-xc");
  private static final Set<String> CIRCLE_AND_SUPPORTERS =
      Set.of("cert-xa", "cert-xb", "cert-xc", "acme", "ngo");
  private static final Set<String> REFUSED = Set.of();

  @TempDir private Path folder;

  /** Who may read what a party shares in a collection under a marking; nobody: it is refused. */
  private record Row(String collection, String party, String marking, Set<String> readers) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(EXERCISE, "cert-xa", Notes.CLEAR, ALL),
          new Row(EXERCISE, "cert-xa", Notes.GREEN, CIRCLE_AND_SUPPORTERS),
          new Row(EXERCISE, "cert-xa", Notes.AMBER, CIRCLE),
          new Row(EXERCISE, "cert-xa", Notes.AMBER_STRICT, CIRCLE),
          new Row(EXERCISE, "cert-xa", Notes.RED, Set.of("cert-xa")),
          new Row(EXERCISE, "cert-xa", "", CIRCLE),
          new Row(EXERCISE, "cert-xa", UNKNOWN, REFUSED),
          new Row(EXERCISE, "cert-xc", Notes.GREEN, CIRCLE_AND_SUPPORTERS),
          new Row(FEEDS, "cert-xb", UNKNOWN, CIRCLE),
          new Row(FEEDS, "cert-xb", "", CIRCLE),
          new Row(FEEDS, "cert-xb", Notes.CLEAR, ALL),
          new Row(PUBLIC, "acme", Notes.CLEAR, ALL),
          new Row(PUBLIC, "acme", Notes.GREEN, SUPPORTERS),
          new Row(PUBLIC, "acme", Notes.AMBER, REFUSED),
          new Row(PUBLIC, "acme", Notes.AMBER_STRICT, REFUSED),
          new Row(PUBLIC, "acme", Notes.RED, Set.of("acme")),
          new Row(PUBLIC, "acme", "", ALL),
          new Row(PUBLIC, "acme", UNKNOWN, REFUSED));

  @Test
  void everyMarkingIsReadByThoseOfTheTableAndNobodyElse() throws Exception {
    try (LocalNode node = LocalNode.create(folder.resolve("data"))) {
      Notes notes = new Notes(7);
      long sequence = 0;
      for (Row row : TABLE) {
        byte[] object = notes.marked(notes.id(), 1, 60, row.marking());
        assertReaders(node.client, row, object, sequence);
        sequence += row.readers().isEmpty() ? 0 : 1;
      }
    }
  }

  @Test
  void redReachesTheDelegatesThatAreNamed() throws Exception {
    try (LocalNode node = LocalNode.create(folder.resolve("data"))) {
      Notes notes = new Notes(8);
      String plain = new String(notes.marked(notes.id(), 1, 60, Notes.RED), StandardCharsets.UTF_8);
      byte[] object =
          (plain.substring(0, plain.length() - 1)
                  + ",\"extensions\":{\""
                  + Recipients.EXTENSION
                  + "\":{\"extension_type\":\"property-extension\",\"recipients\":[\"ngo\"]}}}")
              .getBytes(StandardCharsets.UTF_8);
      Row row = new Row(EXERCISE, "cert-xa", Notes.RED, Set.of("cert-xa", "ngo"));
      assertReaders(node.client, row, object, 0);
    }
  }

  @Test
  void aPartyOutsideTheCircleWritesNothingIntoItsCollection() throws Exception {
    try (LocalNode node = LocalNode.create(folder.resolve("data"))) {
      byte[] object = new Notes(9).next();
      for (String user : List.of("acme", "ngo")) {
        assertThat(node.client.post(user, EXERCISE, Envelopes.of(object)).statusCode())
            .as(user)
            .isIn(403, 404);
      }
      assertThat(node.client.post(ANYONE, EXERCISE, Envelopes.of(object)).statusCode())
          .isEqualTo(401);
      assertThat(node.client.everything("cert-xa", EXERCISE, 10)).isEmpty();
    }
  }

  private static void assertReaders(DemoClient client, Row row, byte[] object, long sequence)
      throws Exception {
    String where = row + ": ";
    HttpResponse<byte[]> answer = client.post(row.party(), row.collection(), Envelopes.of(object));
    assertThat(answer.statusCode()).as(where + DemoClient.text(answer)).isEqualTo(202);
    assertThat(DemoClient.text(answer))
        .as(where)
        .contains(row.readers().isEmpty() ? "\"failure_count\":1" : "\"success_count\":1");
    String id = Notes.key(object).split(" ")[0];
    Set<String> byId = new TreeSet<>();
    Set<String> listed = new TreeSet<>();
    Set<String> versions = new TreeSet<>();
    Set<String> receipts = new TreeSet<>();
    for (String user : ALL) {
      HttpResponse<byte[]> found = client.get(user, DemoClient.object(row.collection(), id));
      if (found.statusCode() == 200) {
        assertThat(Envelopes.split(found.body())).as(where + user).containsExactly(object);
        byId.add(user);
      } else {
        assertThat(found.statusCode()).as(where + user).isEqualTo(404);
      }
      if (holds(client.everything(user, row.collection(), 3), object)) {
        listed.add(user);
      }
      if (client.get(user, DemoClient.object(row.collection(), id) + "versions/").statusCode()
          == 200) {
        versions.add(user);
      }
      if (client.get(user, "/log/receipt/" + sequence).statusCode() != 404) {
        receipts.add(user);
      }
    }
    List<Set<String>> ways = new ArrayList<>(List.of(byId, listed, versions));
    // Of a refused object there is no act, so the next one's number is free still.
    ways.add(receipts);
    assertThat(ways).as(where).allMatch(readers -> readers.equals(row.readers()));
  }

  private static boolean holds(List<byte[]> objects, byte[] object) {
    return objects.stream().anyMatch(each -> java.util.Arrays.equals(each, object));
  }
}
