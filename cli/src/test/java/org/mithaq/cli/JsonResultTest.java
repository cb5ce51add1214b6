package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --json}: each command's result is one line of JSON on standard output. */
class JsonResultTest {

  @TempDir private Path folder;

  private Path node;
  private Run run;

  @BeforeEach
  void init() {
    node = folder.resolve("node");
    run = new Run(folder);
    assertThat(
            run.mithaq("init", node, "--name", "A node", "--origin", "node.example/log", "--json"))
        .isEqualTo(Mithaq.DONE);
  }

  @Test
  void initTellsPathsKeysAndTheSecret() throws Exception {
    assertLine(run.out);
    assertThat(run.err).isEmpty();
    assertThat(run.out)
        .contains("\"config\":\"" + node.resolve("mithaq.yaml") + "\"")
        .contains("\"data\":\"" + node.resolve("data") + "\"")
        .contains("\"origin\":\"node.example/log\"", "\"account\":\"admin\"")
        .containsPattern("\"keys\":\\[\"node.example/log\\+[0-9a-f]{8}\\+[^\"]+\",\"node.example")
        .containsPattern("\"secret\":\"[^\"]{32,}\"");
    assertThat(Files.exists(node.resolve("mithaq.yaml"))).isTrue();
  }

  @Test
  void whatIsDoneToAStoppedNodeIsALineToo() {
    for (Object[] command :
        List.of(
            new Object[] {"rotate", node.resolve("data"), "--json"},
            new Object[] {"fsck", node.resolve("data"), "--json"},
            new Object[] {"backup", node.resolve("data"), folder.resolve("copy"), "--json"},
            new Object[] {"restore", folder.resolve("copy"), folder.resolve("back"), "--json"})) {
      assertThat(run.mithaq(command)).as(command[0] + run.err).isEqualTo(Mithaq.DONE);
      assertLine(run.out);
    }
    assertThat(run.out).contains("\"directory\":\"" + folder.resolve("back"), "\"findings\":[]");
  }

  @Test
  void everyCommandWithAResultTakesJson() {
    run.mithaq("--help");
    Matcher commands = Pattern.compile("(?m)^  ([a-z-]+)  ").matcher(run.out);
    List<String> without = new ArrayList<>();
    while (commands.find()) {
      String command = commands.group(1);
      run.mithaq(command, "--help");
      if (!run.out.contains("--json")) {
        without.add(command);
      }
    }
    // The commands below key take it; what sign prints is JSON, and completion prints a script.
    assertThat(without).containsExactly("key", "sign", "completion");
  }

  @Test
  void aNodeThatServesSaysWhereAndNothingBesideItsLog() throws Exception {
    Path config = node.resolve("mithaq.yaml");
    Files.writeString(
        config,
        Files.readString(config).replace("port: 8080", "port: 0").replace("port: 8081", "port: 0"));
    said("serve", "--config", config.toString(), "--json");
  }

  @Test
  void theDemoSaysWhereAndWho() throws Exception {
    String line = said("demo", "--port", "0", "--json");

    assertThat(line).contains("\"accounts\":{\"cert-xa\":\"demo\"");
  }

  /** The line that a command prints once it is ready; then it is stopped. */
  private String said(String... arguments) throws Exception {
    Path errors = folder.resolve("errors");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Mithaq.class.getName()));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = String.valueOf(out.readLine());
      Matcher url =
          Pattern.compile("\"taxii\":\"(http://127.0.0.1:[0-9]+/taxii2/)\"").matcher(line);
      assertThat(url.find()).as(line + Files.readString(errors)).isTrue();
      assertThat(line).contains("\"url\":\"http://", "\"log\":\"http://", "\"origin\":\"");
      Matcher metrics =
          Pattern.compile("\"metrics\":\"(http://127.0.0.1:[0-9]+)/metrics\"").matcher(line);
      assertThat(metrics.find()).as(line).isTrue();
      for (String address :
          List.of(url.group(1), metrics.group(1) + "/metrics", metrics.group(1) + "/healthz")) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
            .as(address)
            .isEqualTo(200);
      }
      process.destroy();
      process.waitFor();
      assertThat(Files.readAllLines(errors)).allMatch(each -> each.startsWith("time="));
      return line;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void assertLine(String out) {
    assertThat(out).startsWith("{").endsWith("}\n");
    assertThat(out.lines()).hasSize(1);
  }
}
