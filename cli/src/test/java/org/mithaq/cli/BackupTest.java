package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.Node;
import org.mithaq.node.config.Endpoint;
import org.mithaq.stix.Json;

/** «mithaq backup» of a node that serves, and what a node on the restored data still knows. */
final class BackupTest {
  @TempDir Path folder;

  private Node node;
  private String url = "";
  private Run run;

  private void serve(String data) throws Exception {
    node = Demo.start(folder.resolve(data), new Endpoint("127.0.0.1", 0), Demo.knownSecrets());
    url = "http://127.0.0.1:" + node.port();
  }

  private String applied(String name) throws Exception {
    Path key = folder.resolve(name + ".pem");
    assertThat(run.mithaq("key", "new", key)).isZero();
    assertThat(
            run.mithaq(
                "join",
                "--state",
                state(name),
                "--url",
                url,
                "--key",
                key,
                "--name",
                name,
                "--category",
                "academia",
                "--officer",
                "A. N. Other"))
        .as(run.err)
        .isZero();
    return text(name, "application");
  }

  private Path state(String name) {
    return folder.resolve(name + ".json");
  }

  private String text(String name, String field) throws Exception {
    byte[] bytes = Files.readAllBytes(state(name));
    return Json.parse(bytes, 0, bytes.length).text(field).orElse("");
  }

  private void accept(String id) {
    run.environment.put("MITHAQ_USER", "depositary:demo");
    assertThat(run.mithaq("applications", "--url", url, "--accept", id, "--reason", "seen"))
        .as(run.err)
        .isZero();
    run.environment.remove("MITHAQ_USER");
  }

  @Test
  void applicationsAndAccountsAreAmongWhatIsBackedUp() throws Exception {
    run = new Run(folder);
    run.environment.remove("MITHAQ_USER");
    serve("data");
    accept(applied("joined"));
    assertThat(run.mithaq("join", "--state", state("joined"))).as(run.err).isZero();
    String pending = applied("pending");
    Path half = folder.resolve("data/state/accounts/half.json.new");
    Files.writeString(half, "half");

    assertThat(run.mithaq("backup", folder.resolve("data"), folder.resolve("copy")))
        .as(run.err)
        .isZero();
    node.close();
    assertThat(folder.resolve("copy/state/accounts/half.json.new")).doesNotExist();
    assertThat(run.mithaq("restore", folder.resolve("copy"), folder.resolve("back")))
        .as(run.err)
        .isZero();
    serve("back");
    try {
      Files.writeString(
          state("pending"),
          Files.readString(state("pending")).replaceFirst("http://127.0.0.1:[0-9]+", url));
      accept(pending);
      assertThat(run.mithaq("join", "--state", state("pending"))).as(run.err).isZero();
      Path next = folder.resolve("next.pem");
      assertThat(run.mithaq("key", "new", next)).isZero();
      for (String name : new String[] {"joined", "pending"}) {
        run.environment.put("MITHAQ_USER", text(name, "user"));
        assertThat(run.mithaq("key", "register", next, "--url", url)).as(run.err).isZero();
      }
    } finally {
      node.close();
    }
  }
}
