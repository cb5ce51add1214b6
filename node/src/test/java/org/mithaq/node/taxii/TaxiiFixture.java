package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.http.BufferPool;
import org.mithaq.node.http.ErrorForms;
import org.mithaq.node.http.Limits;
import org.mithaq.node.http.TestServer;
import org.mithaq.node.taxii.Collections.Shelf;

/** A TAXII server with an exchange in memory behind it, and what to say to it. */
abstract class TaxiiFixture {

  static final String TAXII = "application/taxii+json;version=2.1";
  static final String ROOT = "/taxii2/accord/";
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00.5Z");

  static final CollectionSettings PUBLIC =
      collection("b0000000-0000-4000-8000-000000000001", "public", Optional.empty());
  static final CollectionSettings EXERCISE =
      collection("0f000000-0000-4000-8000-000000000002", "exercise", Optional.of("exercise"));
  static final CollectionSettings INBOX =
      collection("c1000000-0000-4000-8000-000000000003", "inbox", Optional.empty());
  static final CollectionSettings HIDDEN =
      collection("d2000000-0000-4000-8000-000000000004", "hidden", Optional.empty());

  static final TaxiiSettings SETTINGS =
      new TaxiiSettings(
          "accord",
          "An accord",
          "Shared under an accord",
          Optional.of("desk@example.org"),
          256 * 1024,
          10,
          50,
          64 * 1024);

  final MemoryNode node = new MemoryNode();
  final BufferPool pool = new BufferPool(1 << 20, Duration.ofMillis(50));
  final List<Long> withheld = new ArrayList<>();
  TestServer server;

  @BeforeEach
  void start() {
    // Written to by all, read by none, as a dropbox; and one that nobody knows of.
    Collections collections =
        caller -> {
          List<Shelf> shelves =
              new ArrayList<>(Collections.known(List.of(PUBLIC, EXERCISE)).of(caller));
          shelves.add(new Shelf(INBOX, false, caller.party().isPresent()));
          shelves.add(new Shelf(HIDDEN, false, false));
          return shelves;
        };
    Reader reader =
        new Reader(node, node, node.audiences, pool, (sequence, why) -> withheld.add(sequence));
    server =
        new TestServer(
            new TaxiiRoutes(SETTINGS, collections, reader, node, node, InstantSource.fixed(NOW))
                .routes(),
            new ErrorForms(Map.of("/taxii2/", new TaxiiErrors())),
            Limits.DEFAULT);
  }

  @AfterEach
  void stop() {
    server.close();
    pool.close();
  }

  static String path(CollectionSettings collection) {
    return ROOT + "collections/" + collection.id() + "/";
  }

  static String indicator(int number, String modified) {
    return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"%s\"}"
        .formatted(id(number), modified);
  }

  static String object(int number, String more) {
    return "{\"type\":\"malware\",\"id\":\"malware--%s\",\"modified\":\"2026-02-01T00:00:00.000Z\"%s}"
        .formatted(uuid(number), more);
  }

  static String id(int number) {
    return "indicator--" + uuid(number);
  }

  static String uuid(int number) {
    return new UUID(0x4000L, 0x8000000000000000L + number).toString();
  }

  HttpResponse<String> get(String path) {
    return send(request(path, "cert-xa").GET());
  }

  HttpResponse<String> getAs(String name, String path) {
    return send(request(path, name).GET());
  }

  HttpResponse<String> getAnonymously(String path) {
    return send(server.request(path).header("Accept", TAXII).GET());
  }

  HttpResponse<String> post(String name, String path, String body) {
    return send(
        request(path, name)
            .header("Content-Type", TAXII)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String name, String path) {
    return send(request(path, name).DELETE());
  }

  HttpRequest.Builder request(String path, String name) {
    return server
        .request(path.replace("[", "%5B").replace("]", "%5D"))
        .header("Accept", TAXII)
        .header("Authorization", TestServer.basic(name));
  }

  /** Every answer of TAXII, good or bad, has its media type and no detail of the server. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> answer = server.send(request);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(TAXII);
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    return answer;
  }

  static void assertError(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body())
        .contains("\"http_status\":\"" + status + "\"", "\"error_code\":\"" + code + "\"");
    assertThat(
            Pattern.compile("\"(title|description)\":\"[^\"]{3,}\"")
                .matcher(answer.body())
                .results())
        .hasSize(2);
    assertThat(answer.body())
        .containsPattern("\"error_id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}\"");
  }

  private static CollectionSettings collection(String id, String alias, Optional<String> circle) {
    return new CollectionSettings(
        UUID.fromString(id),
        alias,
        "Collection " + alias,
        "",
        circle,
        CollectionSettings.DefaultMarking.CLEAR,
        true,
        true);
  }
}
