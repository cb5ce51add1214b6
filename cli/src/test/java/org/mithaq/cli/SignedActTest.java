package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.Position;
import org.mithaq.accord.Stance;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.node.Node;
import org.mithaq.node.config.Endpoint;
import org.mithaq.stix.Json;

/** Signed acts on a demo node, from the command line: what enters, and what never does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignedActTest {
  private static final String XA = "identity--a0000000-0000-4000-8000-0000000000a1";
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private Node node;
  private String url;
  private String origin;
  private String accord;
  private Run run;
  private Path folder;
  private int count;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    node = Demo.start(directory.resolve("data"), new Endpoint("127.0.0.1", 0), Demo.knownSecrets());
    url = "http://127.0.0.1:" + node.port();
    origin = get("/log/checkpoint").lines().findFirst().orElseThrow();
    accord = items("/register/accords.json?accord=paris-call").getFirst().text("id").orElseThrow();
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @BeforeEach
  void shell(@TempDir Path home) {
    folder = home;
    run = new Run(home);
  }

  private String get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private List<Json.Members> items(String path) throws IOException, InterruptedException {
    byte[] bytes = get(path).getBytes(StandardCharsets.UTF_8);
    return Json.parse(bytes, 0, bytes.length).objects("items");
  }

  private List<Json.Members> history(String party) throws IOException, InterruptedException {
    return items("/register/positions.json?exercise=true&show=history&party=" + party);
  }

  private String newKey(Path file, String... more) throws IOException {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "key";
    arguments[1] = "new";
    arguments[2] = file;
    arguments[3] = "--json";
    System.arraycopy(more, 0, arguments, 4, more.length);
    assertThat(run.mithaq(arguments)).as(run.err).isZero();
    return Json.parse(run.bytes, 0, run.bytes.length).text("id").orElseThrow();
  }

  private String registeredKey(Path file, String... more) throws IOException {
    String id = newKey(file, more);
    assertThat(run.mithaq("key", "register", file, "--url", url)).as(run.err).isZero();
    assertThat(run.out).contains(id);
    return id;
  }

  /** A signed act of XA's that nobody has made before. */
  private PositionDraft position() {
    return new PositionDraft(
        new Head(
            "test-" + ++count,
            Instant.parse("2026-03-01T00:00:00Z").plusSeconds(count),
            Optional.of(XA),
            Optional.of("en"),
            List.of()),
        accord,
        XA,
        Stance.SUPPORTS,
        new Dated(Optional.of(DAY), DateQuality.EXACT, Optional.empty()),
        Basis.SIGNED_ACT,
        Optional.of(
            new PositionDraft.Announcement(
                "A. N. Other", "foreign-minister", Optional.empty(), Optional.empty())),
        List.of(),
        List.of(),
        Optional.of(
            new Position.Mandate(
                MandateKind.OFFICE,
                Optional.of("A. N. Other"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        Optional.empty());
  }

  private Path write(PositionDraft draft) throws IOException {
    return Files.write(folder.resolve("position.json"), draft.json());
  }

  private Path signed(Path object, Path key, Object... more) throws IOException {
    Object[] arguments = new Object[8 + more.length];
    Object[] first = {"sign", object, "--key", key, "--party", XA, "--accord", accord};
    System.arraycopy(first, 0, arguments, 0, 8);
    System.arraycopy(more, 0, arguments, 8, more.length);
    assertThat(run.mithaq(arguments)).as(run.err).isZero();
    return Files.write(folder.resolve("signed.json"), run.bytes);
  }

  private Path signed(Path object, Path key) throws IOException {
    return signed(object, key, "--origin", origin);
  }

  /** Sends what must be refused, and looks that nothing of it was stored. */
  private void refused(Path file, String... why) throws Exception {
    long acts = node.nextAct();
    int positions = history("cert-xa").size();
    assertThat(run.mithaq("push", url, "public", file, "--restart")).isEqualTo(1);
    assertThat(run.out + run.err).contains(why);
    assertThat(node.nextAct()).isEqualTo(acts);
    assertThat(history("cert-xa")).hasSize(positions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ml-dsa-44"})
  void aSignedPositionEntersWithItsSignatureAndTheSameAgainIsNoNewAct(String algorithm)
      throws Exception {
    Path key = folder.resolve("key.pem");
    String id = registeredKey(key, "--algorithm", algorithm);
    Path object = write(position());
    Path act = signed(object, key, "--url", url);

    assertThat(run.mithaq("push", url, "public", act)).as(run.out + run.err).isZero();

    Json.Members held = history("cert-xa").getLast();
    assertThat(held.text("basis")).hasValue("signed-act");
    assertThat(held.objects("signatures"))
        .singleElement()
        .satisfies(signature -> {
          assertThat(signature.text("key")).hasValue(id);
          assertThat(signature.text("algorithm")).hasValue(algorithm);
        });
    assertThat(items("/register/positions.json?exercise=true&party=cert-xa&basis=signed-act"))
        .hasSize(1);
    long acts = node.nextAct();
    assertThat(run.mithaq("push", url, "public", act, "--restart")).isZero();
    Path again = signed(object, key, "--url", url);
    assertThat(run.mithaq("push", url, "public", again)).isZero();
    assertThat(node.nextAct()).isEqualTo(acts);
  }

  @Test
  void anAlteredObjectIsRefusedWithItsSignature() throws Exception {
    Path key = folder.resolve("key.pem");
    registeredKey(key);
    Path act = signed(write(position()), key);
    Files.writeString(act, Files.readString(act).replace("A. N. Other\",\"off", "N. Body\",\"off"));

    refused(act, "the signature is over other bytes");
  }

  @Test
  void aSignatureForAnotherLogOrAccordIsRefusedWithItsObject() throws Exception {
    Path key = folder.resolve("key.pem");
    registeredKey(key);
    Path object = write(position());

    refused(
        signed(object, key, "--origin", "elsewhere.invalid/log"), "the signature is for the log");
    assertThat(
            run.mithaq(
                "sign",
                object,
                "--key",
                key,
                "--party",
                XA,
                "--origin",
                origin,
                "--accord",
                "accord--00000000-0000-4000-8000-000000000001"))
        .isZero();
    refused(Files.write(object.resolveSibling("s.json"), run.bytes), "for another accord");
  }

  @Test
  void anotherPartysSignatureDoesNotMakeItAnActOfThisOne() throws Exception {
    Path key = folder.resolve("xb.pem");
    newKey(key);
    assertThat(run.mithaq("key", "register", key, "--url", url, "--user", "cert-xb:demo"))
        .as(run.err)
        .isZero();
    Path object = write(position());
    assertThat(
            run.mithaq(
                "sign",
                object,
                "--key",
                key,
                "--party",
                "cert-xb",
                "--accord",
                "paris-call",
                "--url",
                url))
        .as(run.err)
        .isZero();

    refused(
        Files.write(folder.resolve("s.json"), run.bytes),
        "signed by the party whose position it is");
    // And under this party's name it is no key of its own.
    refused(signed(object, key), "no such key now");
  }

  @Test
  void anotherPartyCannotSendWhatThisOneSignedAsAnythingButAClaim() throws Exception {
    Path key = folder.resolve("key.pem");
    registeredKey(key);
    Path act = signed(write(position()), key);
    run.environment.put("MITHAQ_USER", "cert-xb:demo");

    refused(act, "only the party itself");
  }

  @Test
  void aRevokedKeySignsNoMoreAndOneThatIsNotRegisteredNotYet() throws Exception {
    Path key = folder.resolve("key.pem");
    String id = registeredKey(key);
    Path act = signed(write(position()), key);
    assertThat(run.mithaq("key", "register", "--revoke", id, "--url", url)).as(run.err).isZero();
    assertThat(run.out).doesNotContain(id);

    refused(act, "no such key now");

    Path early = folder.resolve("early.pem");
    newKey(early);
    refused(signed(write(position()), early), "no such key now");
  }

  @Test
  void whatWasSignedBeforeTheRevocationStays() throws Exception {
    Path key = folder.resolve("key.pem");
    String id = registeredKey(key);
    PositionDraft draft = position();
    Path act = signed(write(draft), key);
    assertThat(run.mithaq("push", url, "public", act)).as(run.out + run.err).isZero();
    assertThat(run.mithaq("key", "register", "--revoke", id, "--url", url)).isZero();

    assertThat(history("cert-xa"))
        .anyMatch(item ->
            item.objects("signatures").stream()
                .anyMatch(signature -> signature.text("key").equals(Optional.of(id))));
    long acts = node.nextAct();
    assertThat(run.mithaq("push", url, "public", act, "--restart")).isZero();
    assertThat(node.nextAct()).isEqualTo(acts);
  }

  @Test
  void neitherEntersWithoutTheOther() throws Exception {
    Path key = folder.resolve("key.pem");
    registeredKey(key);
    Path object = write(position());
    Path act = signed(object, key);
    Json.Members envelope = Json.parse(Files.readAllBytes(act), 0, (int) Files.size(act));
    assertThat(envelope.objects("objects")).hasSize(2);

    refused(object, "the body has no signature over the object");
    String text = Files.readString(act);
    Path alone =
        Files.writeString(
            folder.resolve("alone.json"), text.substring(text.indexOf("{\"type\":\"signature\"")));
    Files.writeString(alone, Files.readString(alone).replace("]}", ""));
    refused(alone, "a signature enters together with its object");
    // A signature that is no valid object takes along even an object that needs none.
    PositionDraft reported = position();
    Path plain =
        Files.writeString(
            folder.resolve("plain.json"),
            new String(reported.json(), StandardCharsets.UTF_8)
                .replace("signed-act", "reported")
                .replace(
                    "\"accord_ref\"",
                    "\"external_references\":[{\"source_name\":\"x\",\"description\":\"y\"}],"
                        + "\"accord_ref\""));
    Path broken = signed(plain, key);
    Files.writeString(
        broken, Files.readString(broken).replaceFirst("\"value\":\"", "\"value\":\"?"));
    refused(broken, "the signature over it was refused");
  }

  @Test
  void anObjectAndItsSignatureTravelInOneEnvelope() throws Exception {
    Path key = folder.resolve("key.pem");
    registeredKey(key);
    Path objects = folder.resolve("three.jsonl");
    Files.writeString(
        objects,
        new String(position().json(), StandardCharsets.UTF_8)
            + "\n"
            + new String(position().json(), StandardCharsets.UTF_8)
            + "\n");

    assertThat(run.mithaq("push", url, "public", signed(objects, key), "--batch", "3"))
        .as(run.out + run.err)
        .isZero();
  }

  @Test
  void aCurrentKeySignsForTheNextAndARotationIsNoGap() throws Exception {
    Path first = folder.resolve("first.pem");
    String old = registeredKey(first);
    Path second = folder.resolve("second.pem");
    String id = newKey(second);

    assertThat(run.mithaq("key", "register", second, "--revoke", old, "--key", first, "--url", url))
        .as(run.err)
        .isZero();
    assertThat(run.out).contains(id).doesNotContain(old);
    assertThat(run.mithaq("key", "register", second, "--url", url)).isZero();
    assertThat(run.err).contains("Nothing changed");
    assertThat(run.mithaq("push", url, "public", signed(write(position()), second))).isZero();
  }
}
