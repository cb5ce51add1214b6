package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.ANYONE;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XA;
import static org.mithaq.cli.RegisterNode.XB;
import static org.mithaq.cli.RegisterNode.XC;
import static org.mithaq.cli.RegisterNode.json;
import static org.mithaq.cli.RegisterNode.text;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Json;
import org.mithaq.stix.Tlp;

/** One's own rights: what can be sent and received, and who would read it, before it is sent. */
final class RightsTest {

  private static final String ACME = "identity--a0000000-0000-4000-8000-0000000000b1";

  @TempDir private Path folder;
  private RegisterNode node;

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static String note(int number, Tlp marking, String more) {
    return """
    {"type":"note","spec_version":"2.1","id":"%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "content":"for members","object_refs":["identity--a0000000-0000-4000-8000-0000000000a1"],\
    "object_marking_refs":["%s"]%s}\
    """
        .formatted(RegisterNode.id("note", number), marking.id(), more);
  }

  private static String recipients(String... names) {
    return ",\"extensions\":{\"extension-definition--d635588f-945f-4195-a0d0-485eea970f10\":"
        + "{\"extension_type\":\"property-extension\",\"recipients\":[\""
        + String.join("\",\"", names)
        + "\"]}}";
  }

  /** Who would read a single object. */
  private Json.Members readers(String user, String collection, String object) throws Exception {
    HttpResponse<byte[]> answer = node.readers(user, collection, object);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(json(answer).objects("objects").getFirst().text("refused")).isEmpty();
    return json(answer).objects("readers").getFirst();
  }

  private static List<String> parties(Json.Members readers) throws Exception {
    return readers.objects("parties").stream().flatMap(each -> each.text("id").stream()).toList();
  }

  @Test
  void partiesAreToldByNameAndNothingIsStored() throws Exception {
    Json.Members amber = readers("cert-xa", "exercise", note(1, Tlp.AMBER_2, ""));
    assertThat(parties(amber)).containsExactlyInAnyOrder(XA, XB, XC);
    assertThat(amber.objects("parties").getFirst().text("name")).isPresent();

    assertThat(parties(readers("cert-xa", EXERCISE, note(1, Tlp.GREEN_2, "")))).contains(ACME, XC);
    assertThat(parties(readers("acme", "public", note(1, Tlp.GREEN_2, ""))))
        .contains(ACME, XA)
        .doesNotContain(XC);
    assertThat(readers("acme", "public", note(1, Tlp.CLEAR_2, "")).flag("everyone")).isTrue();

    String path = "/taxii2/accord/collections/" + EXERCISE + "/objects/";
    assertThat(node.get("cert-xa", path + RegisterNode.id("note", 1) + "/").statusCode())
        .isEqualTo(404);
  }

  @Test
  void redNamesItsDelegatesAndNobodyWhoIsNotThere() throws Exception {
    String red = note(1, Tlp.RED_2, recipients("ngo", "nobody-here"));
    HttpResponse<byte[]> answer = node.readers("cert-xa", "exercise", red);

    assertThat(parties(json(answer).objects("readers").getFirst())).containsExactly(XA);
    assertThat(text(answer)).contains("\"delegates\":[\"ngo\"]");
  }

  @Test
  void whoLeftIsNotToldAnyMore() throws Exception {
    node.accepted("cert-xb", PUBLIC, RegisterNode.membership(2, RegisterNode.CIRCLE, XB, "left"));

    assertThat(parties(readers("cert-xa", "exercise", note(1, Tlp.AMBER_2, ""))))
        .containsExactlyInAnyOrder(XA, XC);
  }

  @Test
  void whatWouldBeRefusedIsToldWithTheReason() throws Exception {
    HttpResponse<byte[]> answer =
        node.readers("acme", "public", note(1, Tlp.AMBER_2, ""), note(2, Tlp.CLEAR_2, ""));

    List<Json.Members> objects = json(answer).objects("objects");
    assertThat(objects.getFirst().text("refused").orElse("")).contains("needs a collection");
    assertThat(objects.getLast().number("readers")).hasValue(0);
  }

  @Test
  void onlyWhoMayWriteThereAsks() throws Exception {
    String note = note(1, Tlp.CLEAR_2, "");
    assertThat(node.readers(ANYONE, "public", note).statusCode()).isEqualTo(401);
    assertThat(node.readers("admin", "public", note).statusCode()).isEqualTo(403);
    assertThat(node.readers("acme", "exercise", note).statusCode()).isEqualTo(403);
    assertThat(node.readers("acme", "nothing", note).statusCode()).isEqualTo(404);
    assertThat(node.readers("acme", "public&as=cert-xa", note).statusCode()).isEqualTo(400);
    assertThat(node.readers("acme", "public&collection=exercise", note).statusCode())
        .isEqualTo(400);
    String[] many = new String[101];
    Arrays.fill(many, note);
    assertThat(node.readers("acme", "public", many).statusCode()).isEqualTo(413);
  }

  @Test
  void theCommandTellsThemByNameAndWhatWouldBeRefused() throws Exception {
    Run run = new Run(folder);
    Path file = folder.resolve("notes.jsonl");
    Files.write(
        file, IntStream.rangeClosed(1, 150).mapToObj(at -> note(at, Tlp.AMBER_2, "")).toList());
    assertThat(asks(run, "cert-xa", "exercise", file)).as(run.err).isZero();
    assertThat(run.out.lines()).hasSize(150);
    assertThat(run.out.lines().findFirst().orElse(""))
        .startsWith(RegisterNode.id("note", 1))
        .contains(", ")
        .doesNotContain("Acme");

    assertThat(asks(run, "acme", "exercise", file)).isEqualTo(1);
    assertThat(run.err).contains("may not write");
    assertThat(asks(run, "acme", "public", file)).isEqualTo(1);
    assertThat(run.out).contains("would be refused: TLP:AMBER needs a collection");
  }

  private int asks(Run run, String user, String collection, Path file) throws Exception {
    return run.mithaq("readers", "--user", user + ":demo", node.url(), collection, file.toString());
  }

  @Test
  void aCollectionSaysWhichMarkingsMayBeSentAndReceived() throws Exception {
    assertThat(markings("acme", EXERCISE, "send")).isEmpty();
    assertThat(markings("acme", EXERCISE, "receive"))
        .contains(Tlp.CLEAR_2.id(), Tlp.GREEN_2.id(), Tlp.RED_2.id())
        .doesNotContain(Tlp.AMBER_2.id());
    assertThat(markings("cert-xc", EXERCISE, "send")).hasSize(Tlp.values().length);
    assertThat(markings("cert-xc", PUBLIC, "receive"))
        .contains(Tlp.CLEAR_2.id(), Tlp.RED_2.id())
        .doesNotContain(Tlp.GREEN_2.id());
    assertThat(markings("acme", PUBLIC, "send"))
        .contains(Tlp.GREEN.id())
        .doesNotContain(Tlp.AMBER_STRICT_2.id());
    assertThat(markings(ANYONE, PUBLIC, "receive"))
        .containsExactly(Tlp.WHITE.id(), Tlp.CLEAR_2.id());
  }

  private List<String> markings(String user, String collection, String which) throws Exception {
    HttpResponse<byte[]> answer = node.get(user, "/taxii2/accord/collections/" + collection + "/");
    return json(answer).object("x_mithaq_markings").texts(which);
  }
}
