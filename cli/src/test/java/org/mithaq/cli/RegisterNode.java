package org.mithaq.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.mithaq.node.Node;
import org.mithaq.node.config.Endpoint;
import org.mithaq.stix.Json;
import org.mithaq.stix.Tlp;

/** The demo with its sample accord, and a client of it over HTTP. */
final class RegisterNode implements AutoCloseable {

  static final String ANYONE = "";
  static final String PUBLIC = "79cf3ddd-f837-4f63-9894-a36567201170";
  static final String EXERCISE = "f4268ffa-7150-47d5-ae0c-eaf9a7b7625b";
  static final String FEEDS = "f787b142-04ee-4c39-a434-4af9361c3380";
  static final String ACCORD = "accord--7fd92faf-6efd-5dc3-bd4c-3bcd1ab32d52";
  static final String XA = "identity--a0000000-0000-4000-8000-0000000000a1";
  static final String XB = "identity--a0000000-0000-4000-8000-0000000000a2";
  static final String XC = "identity--a0000000-0000-4000-8000-0000000000a3";
  static final String CIRCLE = "circle--cb583410-25c0-5764-9938-791a91622fc7";

  private static final String TAXII = "application/taxii+json;version=2.1";

  private final Node node;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RegisterNode(Path data) throws IOException {
    this.node = Demo.start(data, new Endpoint("127.0.0.1", 0), Demo.knownSecrets());
  }

  /** Lets it tell what its accounts want to be told. */
  void runNotices() {
    node.runNotices();
  }

  /** Its address, without a path. */
  String url() {
    return "http://127.0.0.1:" + node.port();
  }

  HttpResponse<byte[]> get(String user, String path) throws IOException, InterruptedException {
    return http.send(request(user, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** A list that is there. */
  Json.Members list(String user, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get(user, "/register/" + path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + text(answer));
    }
    return json(answer);
  }

  Json.Members list(String path) throws IOException, InterruptedException {
    return list(ANYONE, path);
  }

  /** The countries of all items, page by page, in one line. */
  String countries(String path) throws IOException, InterruptedException {
    Set<String> countries = new TreeSet<>();
    for (Json.Members item : items(ANYONE, path, 1000)) {
      item.text("country").ifPresent(countries::add);
    }
    return String.join(" ", countries);
  }

  /** All items, page by page. */
  List<Json.Members> items(String user, String path, int limit)
      throws IOException, InterruptedException {
    List<Json.Members> items = new ArrayList<>();
    String page = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
    OptionalLong next = OptionalLong.empty();
    do {
      Json.Members list = list(user, page + (next.isPresent() ? "&next=" + next.getAsLong() : ""));
      items.addAll(list.objects("items"));
      next = list.number("next");
    } while (next.isPresent());
    return items;
  }

  HttpResponse<byte[]> post(String user, String collection, String... objects)
      throws IOException, InterruptedException {
    byte[] body =
        ("{\"objects\":[" + String.join(",", objects) + "]}").getBytes(StandardCharsets.UTF_8);
    return http.send(
        request(user, "/taxii2/accord/collections/" + collection + "/objects/")
            .header("Content-Type", TAXII)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Asks who would be able to read objects. */
  HttpResponse<byte[]> readers(String user, String collection, String... objects)
      throws IOException, InterruptedException {
    byte[] body =
        ("{\"objects\":[" + String.join(",", objects) + "]}").getBytes(StandardCharsets.UTF_8);
    return http.send(
        request(user, "/access/readers?collection=" + collection)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Sends objects of which none is refused. */
  void accepted(String user, String collection, String... objects)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = post(user, collection, objects);
    if (answer.statusCode() != 202
        || json(answer).number("success_count").orElse(-1) != objects.length) {
      throw new AssertionError(answer.statusCode() + " " + text(answer));
    }
  }

  /** Sends one object that is refused; why. */
  String refused(String user, String collection, String object)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = post(user, collection, object);
    if (answer.statusCode() != 202 || json(answer).number("failure_count").orElse(-1) != 1) {
      throw new AssertionError(answer.statusCode() + " " + text(answer));
    }
    return json(answer).objects("failures").getFirst().text("message").orElse("");
  }

  /**
   * Sends anything.
   *
   * @param authorization the whole header; none where it is empty
   */
  HttpResponse<byte[]> send(String method, String path, String authorization, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(ANYONE, path);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", path.startsWith("/taxii2/") ? TAXII : "application/json");
    }
    return http.send(
        request.method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  static String basic(String name, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  static String basic(String user) {
    return basic(user, "demo");
  }

  HttpResponse<byte[]> delete(String user, String collection, String id)
      throws IOException, InterruptedException {
    return http.send(
        request(user, "/taxii2/accord/collections/" + collection + "/objects/" + id + "/")
            .DELETE()
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String user, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    if (path.startsWith("/taxii2/")) {
      request.header("Accept", TAXII);
    }
    if (!user.isEmpty()) {
      request.header("Authorization", basic(user));
    }
    return request;
  }

  static Json.Members json(HttpResponse<byte[]> answer) throws IOException {
    return Json.parse(answer.body(), 0, answer.body().length);
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** An object of the register by its number; {@code members} as JSON without the braces. */
  static String object(String type, int number, String extension, String members) {
    return """
    {"type":"%s","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"2026-01-01T00:00:00.000Z",%s,"external_references":[{"source_name":"a paper","description":"page 1"}],\
    "extensions":{"extension-definition--%s":{"extension_type":"new-sdo"}}}\
    """
        .formatted(type, id(type, number), members, extension);
  }

  static String id(String type, int number) {
    return "%s--00000000-0000-4000-8000-%012d".formatted(type, number);
  }

  /** A note about a party, marked. */
  static String note(int number, String content, Tlp marking) {
    return """
    {"type":"note","spec_version":"2.1","id":"%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "content":"%s","object_refs":["identity--a0000000-0000-4000-8000-0000000000a1"],\
    "object_marking_refs":["%s"]}\
    """
        .formatted(id("note", number), content, marking.id());
  }

  static String position(int number, String party, String stance) {
    return object(
        "position",
        number,
        "1009ac43-e275-437d-9a03-9deff97437b9",
        """
        "accord_ref":"%s","party_ref":"%s","stance":"%s","date":"2026-02-01",\
        "date_quality":"exact","basis":"reported\"\
        """
            .formatted(ACCORD, party, stance));
  }

  static String membership(int number, String circle, String party, String status) {
    return object(
        "membership",
        number,
        "bf141136-0da0-4fc4-98e8-de6ba950456a",
        """
        "circle_ref":"%s","party_ref":"%s","status":"%s","date":"2026-02-01",\
        "date_quality":"exact","basis":"reported\"\
        """
            .formatted(circle, party, status));
  }

  static String circle(int number, String slug, String steward) {
    return object(
        "circle",
        number,
        "9be5e8ea-908c-45c0-ab7c-d28fe0bbeded",
        "\"name\":\"%s\",\"slug\":\"%s\",\"kind\":\"group\",\"steward_ref\":\"%s\""
            .formatted(slug, slug, steward));
  }

  static String undertaking(int number, String party, String more) {
    return object(
        "undertaking",
        number,
        "49e79e43-4906-457c-b6cf-eb970a3dd1c9",
        """
        "name":"U%d","kind":"policy","by_refs":["%s"],"date":"2026-02-01",\
        "date_quality":"exact"%s\
        """
            .formatted(number, party, more));
  }

  static String progress(int number, int undertaking, String kind) {
    return object(
        "progress",
        number,
        "dbf67e7c-97bc-4c54-a704-41dd3a9e259c",
        """
        "undertaking_ref":"%s","kind":"%s","text":"a word","date":"2026-02-02",\
        "date_quality":"exact\"\
        """
            .formatted(id("undertaking", undertaking), kind));
  }

  @Override
  public void close() {
    http.shutdownNow();
    node.close();
  }
}
