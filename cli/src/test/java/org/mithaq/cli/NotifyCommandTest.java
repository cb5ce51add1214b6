package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/** What accounts of a demo have told to their machines, from the command line. */
final class NotifyCommandTest {

  @TempDir private Path folder;
  private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
  private HttpServer machine;
  private RegisterNode node;
  private Run run;

  @BeforeEach
  void start() throws Exception {
    machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    machine.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heard
              .computeIfAbsent(
                  exchange.getRequestURI().getPath(), _ -> new CopyOnWriteArrayList<>())
              .add(Json.parse(body, 0, body.length).text("type").orElse(""));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    machine.start();
    node = new RegisterNode(folder.resolve("data"));
    run = new Run(folder);
  }

  @AfterEach
  void stop() {
    node.close();
    machine.stop(0);
  }

  private int asks(String user, String... more) throws Exception {
    Object[] arguments = new Object[5 + more.length];
    arguments[0] = "notify";
    arguments[1] = "--url";
    arguments[2] = node.url();
    arguments[3] = "--user";
    arguments[4] = user + ":demo";
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run.mithaq(arguments);
  }

  private String url(String user) {
    return "http://127.0.0.1:" + machine.getAddress().getPort() + "/" + user;
  }

  @Test
  void oneIsAddedListedAndRemoved() throws Exception {
    assertThat(asks("cert-xb", "--webhook", url("xb"), "--kinds", "request,clock"))
        .as(run.err)
        .isZero();
    String secret = run.out.strip();
    assertThat(secret).startsWith("whsec_");
    String id = run.err.replaceAll("(?s).*the id is ([0-9a-f]+)\\..*", "$1");

    assertThat(asks("cert-xb")).isZero();
    assertThat(run.out)
        .contains(id, url("xb"), "request,clock", "nothing told yet")
        .doesNotContain(secret);
    assertThat(asks("cert-xb", "--json")).isZero();
    assertThat(run.out).contains("\"waiting\":0", "\"standing\":\"nothing told yet\"");
    assertThat(asks("cert-xa", "--remove", id)).isEqualTo(1);
    assertThat(asks("cert-xb", "--remove", id)).as(run.err).isZero();
    assertThat(asks("cert-xb")).isZero();
    assertThat(run.out).isEmpty();
    assertThat(asks("cert-xb", "--email", "duty@xb.example")).isEqualTo(1);
    assertThat(run.err).contains("sends no e-mail");
    assertThat(asks("cert-xb", "--webhook", "ftp://x.example/")).isEqualTo(1);
    assertThat(asks("cert-xb", "--webhook", url("xb"), "--remove", id)).isEqualTo(2);
  }

  @Test
  void theDemosExerciseIsToldToEachAsItConcernsIt() throws Exception {
    for (String user : List.of("cert-xa", "cert-xb", "cert-xc", "acme", "depositary")) {
      assertThat(asks(user, "--webhook", url(user))).as(run.err).isZero();
    }
    node.close();
    asIfFromTheBeginning();
    node = new RegisterNode(folder.resolve("data"));
    node.runNotices();

    Polled.until(() -> waiting() == 0 && heard.size() == 4 ? Optional.of(true) : Optional.empty());
    assertThat(told())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "cert-xa",
                Set.of("case", "reply", "signature"),
                "cert-xb",
                Set.of("incident", "reply", "request", "signature", "statement"),
                // Asked with the others, it hears what they reply.
                "cert-xc",
                Set.of("clock", "incident", "reply", "request", "signature", "statement"),
                // It is in no circle, and signs with the others.
                "acme",
                Set.of("signature", "statement")));
    // What is invented is not told to the depositary, which is not.
  }

  private Map<String, Set<String>> told() {
    Map<String, Set<String>> kinds = new TreeMap<>();
    heard.forEach((path, types) -> kinds.put(path.substring(1), new TreeSet<>(types)));
    return kinds;
  }

  private int waiting() throws Exception {
    int waiting = 0;
    for (String user : List.of("cert-xa", "cert-xb", "cert-xc", "acme")) {
      assertThat(asks(user, "--json")).as(run.err).isZero();
      waiting += run.out.contains("\"waiting\":0") ? 0 : 1;
    }
    return waiting;
  }

  /** As if all had subscribed before the exercise was played. */
  private void asIfFromTheBeginning() throws IOException {
    Storage storage = new FileStorage(folder.resolve("data"));
    StateFiles backlogs = new StateFiles(storage, StateDirectory.NOTICES);
    List<Json.Members> all = new ArrayList<>();
    backlogs.every(all::add);
    assertThat(all).hasSize(5);
    for (Json.Members each : all) {
      Map<String, Json> changed = new LinkedHashMap<>(each.byName());
      changed.remove("crc32c");
      changed.put("from", new Json.Whole(0));
      backlogs.keep(each.need("subscription"), new Json.Members(changed)::writeMembers);
    }
    new StateFiles(storage, StateDirectory.FOLLOWED).drop("ledger");
  }
}
