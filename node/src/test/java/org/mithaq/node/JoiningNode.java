package org.mithaq.node;

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
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.draft.AccordDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.http.TestServer;
import org.mithaq.node.joining.Applications;
import org.mithaq.stix.Json;

/** A node that applicants come to, its clock, and what they find in the DNS. */
abstract class JoiningNode {

  static final String DEPOSITARY = "identity--a0000000-0000-4000-8000-0000000000d1";
  static final String DOMAIN = "company.org";
  static final String BY_DOMAIN =
      "{\"kind\":\"domain\",\"domain\":\"company.org\",\"method\":\"dns\",\"officer\":\"A. N. Other\"}";
  static final String BY_WORD = "{\"kind\":\"depositary\",\"officer\":\"A. N. Other\"}";
  static final String PUBLIC = "79cf3ddd-f837-4f63-9894-a36567201170";
  static final String CIRCLES = "f4268ffa-7150-47d5-ae0c-eaf9a7b7625b";
  private static final String TAXII = "application/taxii+json;version=2.1";
  static final String SHA = "ab".repeat(32);

  @TempDir Path folder;

  final Map<String, String> dns = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  Instant now = Applicant.NOW;
  Node node;
  String accord;

  @BeforeEach
  void start() throws IOException {
    DataDirectory.create(folder.resolve("data"), LocalNode.ORIGIN);
    open();
  }

  void open() throws IOException {
    AccordDraft draft =
        new AccordDraft(
            Head.of("test", Instant.parse("2018-11-12T00:00:00Z")),
            "Test",
            "test",
            Optional.empty(),
            nature(),
            LocalDate.parse("2018-11-12"),
            DEPOSITARY,
            List.of(new AccordDraft.Text("en", true, "Test", Optional.empty(), List.of())));
    PartyDraft keeper =
        new PartyDraft(
            Head.of("keeper", Instant.parse("2018-11-12T00:00:00Z")),
            "Keeper",
            PartyCategory.CIVIL_SOCIETY,
            Optional.empty(),
            Optional.empty(),
            PartyDraft.AsFound.NOWHERE);
    byte[] identity =
        Applicant.text(keeper).replace(keeper.id(), DEPOSITARY).getBytes(StandardCharsets.UTF_8);
    accord = draft.id();
    Config config =
        Config.demo(
            LocalNode.ORIGIN.value(),
            folder.resolve("data"),
            new Endpoint("127.0.0.1", 0),
            Optional.empty(),
            Map.of());
    node =
        Node.start(
            config,
            desk -> {
              if (desk.acts() == 0) {
                desk.submit(DEPOSITARY, "public", List.of(identity, draft.json()));
              }
            },
            new Node.Outside(
                () -> now,
                DataDirectory::storage,
                Map.of(
                    "dns",
                    (domain, value) ->
                        value.equals(dns.get(domain))
                            ? Optional.empty()
                            : Optional.of("there is no TXT record at _mithaq." + domain)),
                limits()));
  }

  AccordNature nature() {
    return AccordNature.POLITICAL;
  }

  Applications.Limits limits() {
    return Applications.Limits.DEFAULT;
  }

  void restart() throws IOException {
    node.close();
    open();
  }

  @AfterEach
  void stop() {
    node.close();
    client.close();
  }

  Applicant company() {
    return new Applicant("Company", PartyCategory.COMPANY, Optional.empty(), accord);
  }

  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> post(String path, String authorization, String body) {
    HttpRequest.Builder request =
        at("/register/applications" + path).POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  HttpResponse<String> get(String path, String authorization) {
    HttpRequest.Builder request = at(path);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  static Json.Members json(HttpResponse<String> answer) {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    try {
      return Json.parse(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  /** An application that was taken. */
  record Open(String id, String bearer, String value) {}

  Open apply(Applicant applicant, String mandate) {
    HttpResponse<String> answer = post("", "", applicant.application(mandate));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    Json.Members told = json(answer);
    return new Open(
        told.text("application").orElseThrow(),
        "Bearer " + told.text("secret").orElseThrow(),
        told.object("put").text("value").orElse(""));
  }

  Json.Members check(Open open) {
    HttpResponse<String> answer = post("/" + open.id + "/check", open.bearer, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  HttpResponse<String> decide(Open open, String user, String decision) {
    return post(
        "/" + open.id + "/decide",
        TestServer.basic(user),
        "{\"decision\":\"%s\",\"reason\":\"papers seen\"}".formatted(decision));
  }

  HttpResponse<String> position(Open open, String body) {
    return post("/" + open.id + "/position", open.bearer, body);
  }

  Open proved(Applicant applicant) {
    Open open = apply(applicant, BY_DOMAIN);
    dns.put(DOMAIN, open.value);
    assertThat(check(open).text("state")).hasValue("accepted");
    return open;
  }

  void refused(HttpResponse<String> answer, int status, String why) {
    assertThat(answer.body()).contains(why);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(node.nextAct()).isEqualTo(2);
  }

  List<Json.Members> positions(String party) {
    return json(get("/register/positions.json?exercise=true&party=" + party, "")).objects("items");
  }

  long files() throws IOException {
    Path state = folder.resolve("data/state/applications");
    if (!Files.isDirectory(state)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(state)) {
      return files.count();
    }
  }

  private HttpRequest.Builder objectsOf(String collection, String authorization) {
    return at("/taxii2/accord/collections/" + collection + "/objects/")
        .header("Accept", TAXII)
        .header("Content-Type", TAXII)
        .header("Authorization", authorization);
  }

  /** What is read in a collection. */
  String objects(String authorization, String collection) {
    HttpResponse<String> answer = send(objectsOf(collection, authorization));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> push(String authorization, String collection, String envelope) {
    return send(
        objectsOf(collection, authorization).POST(HttpRequest.BodyPublishers.ofString(envelope)));
  }

  /** What the register's collection answers to whoever sends something there. */
  HttpResponse<String> push(String authorization, String envelope) {
    return push(authorization, PUBLIC, envelope);
  }

  /** Sends what is taken whole. */
  void pushed(String authorization, String collection, List<String> objects) {
    HttpResponse<String> answer =
        push(authorization, collection, "{\"objects\":[" + String.join(",", objects) + "]}");
    assertThat(json(answer).number("success_count").orElse(-1))
        .as(answer.body())
        .isEqualTo(objects.size());
  }

  void pushed(String authorization, String... objects) {
    pushed(authorization, PUBLIC, List.of(objects));
  }

  /** Basic, of the account that an answer to a position tells of. */
  static String account(HttpResponse<String> joined) {
    assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
    Json.Members account = json(joined).object("account");
    String pair = account.text("name").orElseThrow() + ":" + account.text("secret").orElseThrow();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  Open accepted(Applicant applicant) {
    Open open = apply(applicant, BY_WORD);
    assertThat(decide(open, "depositary", "accept").statusCode()).isEqualTo(200);
    return open;
  }
}
